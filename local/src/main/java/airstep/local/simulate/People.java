package airstep.local.simulate;

import airstep.local.embedded.airbyte.ConnectionStatus;
import airstep.local.embedded.airbyte.EmbeddedAirbyte;
import airstep.local.embedded.airbyte.Job;
import airstep.local.embedded.airbyte.Settings;
import airstep.local.embedded.airbyte.Settings.Credentials;
import airstep.local.embedded.airbyte.WebApp;
import airstep.local.timeline.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The people beside us: what they do to Airbyte on a day. */
final class People {

  private final Day day;
  private final Timeline timeline;
  private final EmbeddedAirbyte airbyte;
  private final Consumer<Credentials> tell;
  private Credentials credentials;
  private int rotations;

  /**
   * People at this Airbyte.
   *
   * @param tell hears of new credentials, mostly too late
   */
  People(
      Day day,
      Timeline timeline,
      EmbeddedAirbyte airbyte,
      Settings settings,
      Consumer<Credentials> tell) {
    this.day = day;
    this.timeline = timeline;
    this.airbyte = airbyte;
    this.tell = tell;
    this.credentials = settings.credentials();
  }

  /** Does what the fault says; whether there was anything to be done. */
  boolean act(Fault.At fault) {
    List<UUID> connections = day.scene().connections();
    UUID connection = connections.get(fault.which() % connections.size());
    WebApp person = airbyte.webApp();
    return switch (fault.kind()) {
      case TOKEN_REVOKED -> {
        person.revokeTokens();
        yield true;
      }
      case ROTATION -> {
        var fresh = new Credentials("rotated-id", "rotated-secret-" + ++rotations);
        person.rotate(fresh);
        credentials = fresh;
        var _ = timeline.schedule(fault.lasts(), () -> tell.accept(fresh));
        yield true;
      }
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
        boolean free = running(connection).isEmpty() && isActive(connection);
        if (free) {
          var _ = person.start(connection);
        }
        yield free;
      }
      case PERSON_CANCELS -> {
        Optional<Job> running = running(connection);
        running.ifPresent(person::cancel);
        yield running.isPresent();
      }
      default -> throw new IllegalArgumentException(fault + " is no person's");
    };
  }

  /** Those that Airbyte takes now. */
  Credentials credentials() {
    return credentials;
  }

  private Optional<Job> running(UUID connection) {
    return airbyte.jobs(connection).stream()
        .filter(job -> !job.at(timeline.instant().plus(day.ahead(true))).status().isTerminal())
        .findFirst();
  }

  private boolean isActive(UUID connection) {
    return airbyte.connections().stream()
        .anyMatch(it -> it.id().equals(connection) && it.status() == ConnectionStatus.ACTIVE);
  }
}
