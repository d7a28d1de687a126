package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedConnectionStatus;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.Login;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people other than us do to Airbyte on a day. */
final class People {

  private static final List<EmbeddedConnectionStatus> OFF =
      List.of(
          EmbeddedConnectionStatus.INACTIVE,
          EmbeddedConnectionStatus.LOCKED,
          EmbeddedConnectionStatus.DEPRECATED);

  private final FaultyWorld world;

  /** How often the credentials were replaced, known to us or not. */
  int rotations;

  /** How many of those rotations we know about. */
  int knownRotations;

  People(FaultyWorld world) {
    this.world = world;
  }

  /** Does what the fault says; false if there was nothing to do. */
  boolean act(InjectedFault.At fault) {
    List<UUID> connections = world.day.scene().connections();
    UUID connection = connections.get(fault.which() % connections.size());
    EmbeddedAirbyte airbyte = world.airbyte;
    return switch (fault.kind()) {
      case TOKEN_REVOKED -> {
        airbyte.revokeTokens();
        yield world.day.airbyte().api().settings().login() instanceof Login.Token;
      }
      case ROTATION -> rotate(fault);
      case SWITCHED_OFF -> {
        airbyte.change(connection, it -> it.with(OFF.get(fault.which() % OFF.size())));
        world.later(
            fault.lasts(),
            () -> airbyte.change(connection, it -> it.with(EmbeddedConnectionStatus.ACTIVE)));
        yield true;
      }
      case PERSON_STARTS -> start(connection);
      case PERSON_CANCELS -> {
        Optional<EmbeddedJob> running = running(connection);
        running.ifPresent(airbyte::cancelByPerson);
        yield running.isPresent();
      }
      case IDS_RESTART -> {
        // The database as it was some minutes ago or before all jobs, or only other job ids.
        switch (fault.which() % 3) {
          case 0 -> airbyte.restore(world.airbyteTime().minus(fault.lasts()));
          case 1 -> airbyte.numberFrom(1L + fault.which());
          default -> airbyte.restore(Instant.EPOCH);
        }
        yield true;
      }
      default -> throw new IllegalArgumentException("not an action of a person: " + fault);
    };
  }

  /** A person starts a job, if none runs there; false otherwise. */
  boolean start(UUID connection) {
    boolean free = running(connection).isEmpty() && isActive(connection);
    if (free) {
      world.ledger.startedByPerson(world.airbyte.startByPerson(connection));
    }
    return free;
  }

  /** Replaces the credentials; we usually find out too late. */
  private boolean rotate(InjectedFault.At fault) {
    DayAirbyte settings = world.day.airbyte();
    boolean possible = !(settings.api().settings().login() instanceof Login.None);
    if (possible) {
      world.airbyte.require(settings.settings(++rotations));
      world.later(fault.lasts(), () -> knownRotations = rotations);
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
        .filter(it -> it.id().equals(connection))
        .anyMatch(it -> it.status() == EmbeddedConnectionStatus.ACTIVE);
  }
}
