package airstep.steps;

import airstep.alert.AlertSettingsReader;
import airstep.alert.Message;
import airstep.alert.RunAccount;
import airstep.alert.RunResult;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.metrics.RunMetrics;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.text.BothEnds;
import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.Delivery;
import airstep.vocabulary.StartedBy;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An execution that did not end well, and all that can be found out about it: its own account if it
 * gave one, and the settings of its flow as that very execution had them.
 *
 * @param given the same, but of a clean-up what the sync was given that it is for
 * @param account what its cause says, if that is the JSON of a run or a sync; else empty
 * @param settings {@code alert}, and for a flow {@code stage}, {@code flow} and {@code tags}
 */
record StoppedExecution(
    ExecutionDescription execution,
    JsonObject input,
    JsonObject given,
    JsonObject account,
    JsonObject settings) {

  /** What an alert shows in full, with what is said after it. */
  private static final int LONGEST_REASON = 700;

  /** The same where it is shown as the reason of one sync. */
  private static final int LONGEST_OF_CLEAN_UP = 380;

  static StoppedExecution of(Executions executions, String arn) {
    ExecutionDescription execution = executions.describe(arn);
    JsonObject input = object(execution.input());
    JsonObject account = execution.cause().map(StoppedExecution::object).orElse(JsonObject.empty());
    // A clean-up belongs to the flow whose sync was stopped.
    JsonObject given =
        input
            .text("stopped")
            .map(stopped -> object(executions.describe(stopped).input()))
            .orElse(input);
    JsonObject settings =
        FlowSettings.in(given).orElseGet(() -> FlowSettings.of(executions.definitionOf(arn)));
    return new StoppedExecution(execution, input, given, account, settings);
  }

  /** Why nobody has to be told, if so. */
  Optional<String> needsNoAlert() {
    if (input.fields().containsKey(StartedBy.KEY)) {
      return Optional.of("the execution that started it tells");
    }
    if (isDone()) {
      return Optional.of("it has told by itself");
    }
    if (input.isTrue("check")) {
      return Optional.of("a check tells whoever started it");
    }
    return execution.status().equals("SUCCEEDED") || execution.status().equals("RUNNING")
        ? Optional.of("it has not failed: " + execution.status())
        : Optional.empty();
  }

  /** Delivered, or not wanted. An account of an older release has only the sentence. */
  private boolean isDone() {
    return account
        .text("delivery")
        .map(word -> Delivery.of(word).filter(it -> it != Delivery.NOT_DELIVERED).isPresent())
        .orElseGet(
            () ->
                account
                    .text("alert")
                    .filter(alert -> alert.startsWith("delivered") || alert.startsWith("none"))
                    .isPresent());
  }

  /** Whether it is a run whose event nobody has published. */
  boolean needsEvent() {
    return isRun() && (account.text("status").isEmpty() || account.text("event").isPresent());
  }

  /** Whether it is a run whose metrics nobody has printed. */
  boolean needsMetrics() {
    return isRun() && (account.text("status").isEmpty() || account.text("report").isPresent());
  }

  private boolean isRun() {
    return settings.text("flow").isPresent() && settings.text("stage").isPresent();
  }

  /** A run is given its settings; a flow has them in its definition. */
  private boolean isFlow() {
    return isRun() && FlowSettings.in(given).isEmpty();
  }

  AlertSettings alertSettings() {
    return AlertSettingsReader.read(settings.needObject("alert"));
  }

  /** What there is to tell of it, unless its flow wants no such alert. */
  Optional<Message> message(Instant at) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("run", run());
    result.put("tags", settings.texts("tags"));
    result.put("total", account.whole("total").orElse(1));
    result.put("durationSeconds", duration().toSeconds());
    if (isFlow()) {
      result.put("flowExecution", execution.arn());
    }
    if (account.text("outcome").isPresent()) {
      result.put("failed", Map.of("count", 1, "connections", List.of(account.fields())));
    } else if (account.text("status").isPresent()) {
      result.put("failed", RunAccount.result(account, JsonObject.empty()).get("failed"));
    } else if (isCleanUp()) {
      result.put("failed", Map.of("count", 1, "connections", List.of(unknown())));
    } else {
      result.put("crashed", execution.status());
      result.put("failed", Map.of("reason", reason()));
    }
    return Message.of(RunResult.of(JsonObject.of(result), at), List.of(), alertSettings());
  }

  /** What the event about the run says. */
  Map<String, Object> detail() {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("stage", settings.needText("stage"));
    detail.put("tags", settings.texts("tags"));
    detail.putAll(run());
    detail.put("status", execution.status());
    detail.put("durationSeconds", duration().toSeconds());
    detail.put("reason", reason());
    return detail;
  }

  RunMetrics metrics() {
    Map<String, Object> run = detail();
    run.put("rows", account.whole("rows").orElse(0));
    run.put("bytes", account.whole("bytes").orElse(0));
    return new RunMetrics(settings.needText("stage"), settings.texts("tags"), JsonObject.of(run));
  }

  private Map<String, Object> run() {
    Optional<String> time =
        input.text("scheduledTime").or(() -> input.text("time")).filter(StoppedExecution::isTime);
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("flow", settings.text("flow").orElseGet(this::sync));
    run.put("execution", execution.arn());
    run.put("scheduledTime", time.orElseGet(() -> execution.startedAt().toString()));
    run.put("byHand", time.isEmpty());
    return run;
  }

  /** A person may have written anything, which is what the execution failed with. */
  private static boolean isTime(String text) {
    try {
      var _ = OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  private String sync() {
    return "sync of "
        + account.text("name").or(() -> given.text("connectionId")).orElse("no connection");
  }

  private String reason() {
    StringBuilder reason =
        new StringBuilder(
            switch (execution.status()) {
              case "ABORTED" -> "it was stopped";
              case "TIMED_OUT" -> "it ran into its deadline";
              default -> "it broke off";
            });
    execution.error().ifPresent(error -> reason.append(": ").append(error));
    execution.cause().ifPresent(cause -> reason.append(": ").append(cause));
    if (isCleanUp()) {
      return shortened(reason, LONGEST_OF_CLEAN_UP)
          + "; a job that a stopped sync has left behind may still run";
    }
    String said = shortened(reason, LONGEST_REASON);
    return execution.status().equals("FAILED")
        ? said
        : said + "; the jobs that are proven its own will be cancelled";
  }

  private static String shortened(CharSequence text, int most) {
    int head = most / 3;
    return BothEnds.of(text.toString(), most, head, most - head - 3);
  }

  private Map<String, Object> unknown() {
    return Map.of(
        "outcome",
        "UNKNOWN",
        "connectionId",
        given.text("connectionId").orElse("none"),
        "reason",
        reason());
  }

  /** Nobody cleans up after a clean-up. */
  private boolean isCleanUp() {
    return input.fields().containsKey("stopped");
  }

  private Duration duration() {
    return Duration.between(
        execution.startedAt(), execution.stoppedAt().orElse(execution.startedAt()));
  }

  private static JsonObject object(String text) {
    try {
      return Json.read(text) instanceof Map<?, ?> map ? JsonObject.of(map) : JsonObject.empty();
    } catch (MalformedJsonException _) {
      return JsonObject.empty();
    }
  }
}
