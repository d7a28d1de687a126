package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedConnectionStatus;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.WebApp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

/** What people other than us do to Airbyte on a day. */
final class People {

  private final FaultyWorld world;
  private final IntConsumer rotated;
  private int rotations;
  private int knownRotations;

  People(FaultyWorld world, IntConsumer rotated) {
    this.world = world;
    this.rotated = rotated;
  }

  /** Does what the fault says; false if there was nothing to do. */
  boolean act(InjectedFault.At fault) {
    List<UUID> connections = world.day.scene().connections();
    UUID connection = connections.get(fault.which() % connections.size());
    WebApp person = world.airbyte.webApp();
    switch (fault.kind()) {
      case TOKEN_REVOKED -> {
        person.revokeTokens();
        return world.day.airbyte().hasTokens();
      }
      case ROTATION -> {
        return rotate(fault.lasts());
      }
      case SWITCHED_OFF -> {
        switch (fault.which() % 3) {
          case 0 -> person.switchOff(connection);
          case 1 -> person.lock(connection);
          default -> person.delete(connection);
        }
        world.later(fault.lasts(), () -> person.switchOn(connection));
      }
      case PERSON_STARTS -> {
        return start(connection);
      }
      case PERSON_CANCELS -> {
        Optional<EmbeddedJob> running = running(connection);
        running.ifPresent(person::cancel);
        return running.isPresent();
      }
      case IDS_RESTART -> restart(fault);
      default -> throw new IllegalArgumentException("no one does " + fault);
    }
    return true;
  }

  /** A person starts a job, if none runs there; false otherwise. */
  boolean start(UUID connection) {
    boolean free = running(connection).isEmpty() && isActive(connection);
    if (free) {
      world.ledger.startedByPerson(world.airbyte.webApp().start(connection));
    }
    return free;
  }

  /**
   * Restores the database as it was some minutes ago or before all jobs, or only restarts job ids.
   */
  private void restart(InjectedFault.At fault) {
    switch (fault.which() % 3) {
      case 0 -> world.airbyte.restore(world.airbyteTime().minus(fault.lasts()));
      case 1 -> world.airbyte.numberFrom(1L + fault.which());
      default -> world.airbyte.restore(Instant.EPOCH);
    }
  }

  /** How often the credentials were replaced, known to us or not. */
  int rotations() {
    return rotations;
  }

  /** Of which we know so many. */
  int knownRotations() {
    return knownRotations;
  }

  private boolean rotate(Duration untilWeKnow) {
    boolean possible = world.day.airbyte().hasCredentials();
    if (possible) {
      world.day.airbyte().rotate(world.airbyte, ++rotations);
      world.later(
          untilWeKnow,
          () -> {
            knownRotations = rotations;
            rotated.accept(rotations);
          });
    }
    return possible;
  }

  private Optional<EmbeddedJob> running(UUID connection) {
    Instant now = world.airbyteTime();
    return world.airbyte.jobs(connection).stream()
        .filter(job -> job.goneAt().isEmpty() && !job.at(now).status().isTerminal())
        .findFirst();
  }

  private boolean isActive(UUID connection) {
    return world.airbyte.connections().stream()
        .anyMatch(
            it -> it.id().equals(connection) && it.status() == EmbeddedConnectionStatus.ACTIVE);
  }
}
