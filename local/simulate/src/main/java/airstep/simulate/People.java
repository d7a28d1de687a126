package airstep.simulate;

import airstep.asl.timeline.Timeline;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedConnectionStatus;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.WebApp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

/** The people beside us: what they do to Airbyte on a day. */
final class People {

  private final Day day;
  private final Timeline timeline;
  private final EmbeddedAirbyte airbyte;
  private final Ledger ledger;
  private final IntConsumer tell;
  private int rotations;

  /**
   * People at this Airbyte.
   *
   * @param tell hears, mostly too late, how often the credentials have been replaced
   */
  People(Day day, Timeline timeline, EmbeddedAirbyte airbyte, Ledger ledger, IntConsumer tell) {
    this.day = day;
    this.timeline = timeline;
    this.airbyte = airbyte;
    this.ledger = ledger;
    this.tell = tell;
  }

  /** Does what the fault says; whether there was anything to be done. */
  boolean act(Fault.At fault) {
    List<UUID> connections = day.scene().connections();
    UUID connection = connections.get(fault.which() % connections.size());
    WebApp person = airbyte.webApp();
    return switch (fault.kind()) {
      case TOKEN_REVOKED -> {
        person.revokeTokens();
        yield day.api().hasTokens();
      }
      case ROTATION -> day.api().hasCredentials() && rotate(fault.lasts());
      case SWITCHED_OFF -> {
        switch (fault.which() % 3) {
          case 0 -> person.switchOff(connection);
          case 1 -> person.lock(connection);
          default -> person.delete(connection);
        }
        var _ = timeline.schedule(fault.lasts(), () -> person.switchOn(connection));
        yield true;
      }
      case PERSON_STARTS -> {
        yield starts(connection);
      }
      case PERSON_CANCELS -> {
        Optional<EmbeddedJob> running = running(connection);
        running.ifPresent(person::cancel);
        yield running.isPresent();
      }
      case IDS_RESTART -> {
        restart(fault);
        yield true;
      }
      default -> throw new IllegalArgumentException(fault + " is no person's at Airbyte");
    };
  }

  /** Somebody starts a job, if nothing runs there. */
  boolean starts(UUID connection) {
    boolean free = running(connection).isEmpty() && isActive(connection);
    if (free) {
      ledger.startedByPerson(airbyte.webApp().start(connection));
    }
    return free;
  }

  /**
   * The database is what it was some minutes ago, or before all jobs; or only numbers begin anew.
   */
  private void restart(Fault.At fault) {
    Instant now = timeline.instant().plus(day.ahead(true));
    switch (fault.which() % 3) {
      case 0 -> airbyte.restore(now.minus(fault.lasts()));
      case 1 -> airbyte.numberFrom(1L + fault.which());
      default -> airbyte.restore(Instant.EPOCH);
    }
  }

  /** How often the credentials have been replaced, whoever knows of it. */
  int rotations() {
    return rotations;
  }

  private boolean rotate(Duration untilToldUs) {
    day.api().rotate(airbyte, ++rotations);
    var _ = timeline.schedule(untilToldUs, () -> tell.accept(rotations));
    return true;
  }

  private Optional<EmbeddedJob> running(UUID connection) {
    Instant now = timeline.instant().plus(day.ahead(true));
    return airbyte.jobs(connection).stream()
        .filter(job -> job.goneAt().isEmpty() && !job.at(now).status().isTerminal())
        .findFirst();
  }

  private boolean isActive(UUID connection) {
    return airbyte.connections().stream()
        .anyMatch(
            it -> it.id().equals(connection) && it.status() == EmbeddedConnectionStatus.ACTIVE);
  }
}
