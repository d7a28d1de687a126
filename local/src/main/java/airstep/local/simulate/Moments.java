package airstep.local.simulate;

import airstep.json.Json;
import airstep.local.embedded.airbyte.ConnectionStatus;
import airstep.local.embedded.airbyte.EmbeddedAirbyte;
import airstep.local.embedded.airbyte.Job;
import airstep.local.embedded.airbyte.WebApp;
import airstep.local.interpreter.Execution;
import airstep.local.runtime.Recording;
import airstep.local.runtime.Stage;
import airstep.local.timeline.Timeline;
import airstep.statemachine.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

/** What people do at some moments of a day: beside Airstep in Airbyte, and in AWS's console. */
final class Moments {

  private final Day day;
  private final Timeline timeline;
  private final EmbeddedAirbyte airbyte;
  private final Duration ahead;
  private final Stage stage;
  private final Recording recording;
  private final IntConsumer putAccess;
  private int rotations;

  /**
   * Has people do things to these.
   *
   * @param ahead how far Airbyte's clock is ahead
   * @param putAccess puts the credentials of after so many rotations where the steps find them
   */
  Moments(
      Day day,
      Timeline timeline,
      EmbeddedAirbyte airbyte,
      Duration ahead,
      Stage stage,
      Recording recording,
      IntConsumer putAccess) {
    this.day = day;
    this.timeline = timeline;
    this.airbyte = airbyte;
    this.ahead = ahead;
    this.stage = stage;
    this.recording = recording;
    this.putAccess = putAccess;
  }

  /** Whether there was anything that could go wrong. */
  boolean struck(Fault.At fault, Ledger ledger) {
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
        boolean free = running(connection).isEmpty() && isActive(connection);
        if (free) {
          ledger.startedByPerson(person.start(connection).id());
        }
        yield free;
      }
      case PERSON_CANCELS -> {
        Optional<Job> running = running(connection);
        running.ifPresent(person::cancel);
        yield running.isPresent();
      }
      case BY_HAND -> {
        byHand(fault.which() % (connections.size() + day.scene().flows().size()));
        yield true;
      }
      default -> stop(fault.which());
    };
  }

  private void byHand(int which) {
    List<UUID> connections = day.scene().connections();
    if (which < connections.size()) {
      String input = Json.write(Map.of("connectionId", connections.get(which).toString()));
      var _ =
          stage.stepFunctions().startExecution(Deployment.stateMachine(Played.SYNC), null, input);
    } else {
      var _ = stage.start(day.scene().flows().get(which - connections.size()), "{}");
    }
  }

  private boolean rotate(Duration untilToldUs) {
    day.api().rotate(airbyte, ++rotations);
    var _ = timeline.schedule(untilToldUs, () -> putAccess.accept(rotations));
    return true;
  }

  private boolean stop(int which) {
    List<Execution> running =
        recording.executions().stream().filter(execution -> !execution.isClosed()).toList();
    if (!running.isEmpty()) {
      stage
          .stepFunctions()
          .stopExecution(running.get(which % running.size()).arn(), null, "stopped by a person");
    }
    return !running.isEmpty();
  }

  private Optional<Job> running(UUID connection) {
    Instant now = timeline.instant().plus(ahead);
    return airbyte.jobs(connection).stream()
        .filter(job -> !job.at(now).status().isTerminal())
        .findFirst();
  }

  private boolean isActive(UUID connection) {
    return airbyte.connections().stream()
        .anyMatch(it -> it.id().equals(connection) && it.status() == ConnectionStatus.ACTIVE);
  }
}
