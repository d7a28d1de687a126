package airstep.steps;

import airstep.json.Json;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.Delivery;
import airstep.vocabulary.StartedBy;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An execution that did not succeed, and the settings of its flow.
 *
 * @param input its input; empty if that is not an object
 * @param given the same, but for a clean-up the input of the sync that was stopped
 * @param account what its cause reports
 * @param settings {@code alert}, and for a flow {@code stage}, {@code flow} and {@code tags}
 */
record StoppedExecution(
    ExecutionDescription execution,
    JsonObject input,
    JsonObject given,
    RunAccount account,
    JsonObject settings) {

  /** The key in the input of a clean-up, with the ARN of the sync that was stopped. */
  private static final String STOPPED = "stopped";

  static StoppedExecution of(Executions executions, String arn) {
    ExecutionDescription execution = executions.describe(arn);
    JsonObject input = input(execution);
    // A clean-up belongs to the flow whose sync was stopped.
    JsonObject given =
        input.text(STOPPED).map(stopped -> input(executions.describe(stopped))).orElse(input);
    return new StoppedExecution(
        execution,
        input,
        given,
        RunAccount.of(execution.cause().orElse("{}")),
        FlowSettings.in(given).orElseGet(() -> FlowSettings.of(executions.definitionOf(arn))));
  }

  private static JsonObject input(ExecutionDescription execution) {
    return Json.objectIn(execution.input()).orElse(JsonObject.empty());
  }

  /** Returns why no alert is needed; empty if one is needed. */
  Optional<String> needsNoAlert() {
    // What started a flow may be a stranger, who sends no alert.
    if (input.fields().containsKey(StartedBy.KEY) && !isFlow()) {
      return Optional.of("the execution that started it sends the alert");
    }
    if (account.delivery().filter(it -> it != Delivery.NOT_DELIVERED).isPresent()) {
      return Optional.of("it sent its own alert");
    }
    if (input.isTrue("check")) {
      return Optional.of("a check reports to whoever started it");
    }
    return execution.status().equals("SUCCEEDED") || execution.status().equals("RUNNING")
        ? Optional.of("it has not failed: " + execution.status())
        : Optional.empty();
  }

  /** Returns whether it is a run whose event was not published. */
  boolean needsEvent() {
    return isRun() && (account.status().isEmpty() || account.unpublished());
  }

  /** Returns whether it is a run whose metrics were not printed. */
  boolean needsMetrics() {
    return isRun() && (account.status().isEmpty() || account.unreported());
  }

  private boolean isRun() {
    return settings.text("flow").isPresent() && settings.text("stage").isPresent();
  }

  /** Returns whether it is the flow's own execution, whose settings are in its definition. */
  boolean isFlow() {
    return isRun() && FlowSettings.in(given).isEmpty();
  }

  /** Returns whether it is a clean-up, after which nothing else cleans up. */
  boolean isCleanUp() {
    return input.fields().containsKey(STOPPED);
  }

  AlertSettings alertSettings() {
    return AlertSettings.read(settings.needObject("alert"));
  }

  List<String> tags() {
    return settings.texts("tags");
  }

  Duration duration() {
    return Duration.between(
        execution.startedAt(), execution.stoppedAt().orElse(execution.startedAt()));
  }
}
