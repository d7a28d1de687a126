package airstep.operate;

import airstep.embedded.stack.RunReport;
import airstep.json.Json;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.vocabulary.StartedBy;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A run of a flow: an execution of {@code run}.
 *
 * @param id the short id
 * @param arn the ARN of its execution
 * @param flowExecution the ARN of the flow's execution that started it, if known
 * @param check whether it is a check, which syncs nothing
 * @param status RUNNING, SUCCEEDED, SKIPPED, CHECKED, FAILED, TIMED_OUT or ABORTED
 * @param retryOf the name of the execution of the run that it retries, if it does
 * @param selection the ids of the connections that it was started for; empty for all of the flow
 * @param total the number of planned connections, if known
 * @param failed the number of those that did not succeed, if known
 * @param failures what it reports about connections that did not succeed, possibly not all
 * @param problems the problems that a check found
 * @param reason why it failed, or the name and the reason of its first failed connection, or the
 *     first problem
 * @param alert the result of its alert, if there was one
 */
public record Run(
    String id,
    String arn,
    Optional<String> flowExecution,
    String flow,
    boolean check,
    String status,
    Optional<Instant> scheduledTime,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<String> retryOf,
    List<String> selection,
    OptionalLong total,
    OptionalLong failed,
    List<JsonObject> failures,
    List<String> problems,
    Optional<String> reason,
    Optional<String> alert)
    implements JsonRecord {

  public static final String RUNNING = "RUNNING";

  static Run of(String id, RunName name, String arn, Executions executions) {
    ExecutionDescription found = executions.describe(arn);
    JsonObject input = Json.objectIn(found.input()).orElse(JsonObject.empty());
    JsonObject end = RunReport.end(found.output().or(found::cause));
    List<JsonObject> failures = end.objects("connections");
    List<String> problems = end.texts("problems");
    return new Run(
        id,
        found.arn(),
        input.text(StartedBy.KEY),
        name.flow(),
        name.check(),
        found.status().equals("SUCCEEDED")
            ? end.text("status").orElse("SUCCEEDED")
            : found.status(),
        input.time("scheduledTime"),
        found.startedAt(),
        found.stoppedAt(),
        input.text("retryOf"),
        input.texts("connections"),
        end.whole("total"),
        end.whole("failed"),
        failures,
        problems,
        end.text("reason")
            .or(() -> failures.stream().findFirst().flatMap(Run::reason))
            .or(() -> problems.stream().findFirst())
            .or(() -> whyStopped(found, input, executions)),
        end.text("alert"));
  }

  /**
   * A person stops the flow's execution, and Step Functions then that of the run, without a cause.
   */
  private static Optional<String> whyStopped(
      ExecutionDescription found, JsonObject input, Executions executions) {
    return input
        .text(StartedBy.KEY)
        .filter(_ -> found.status().equals("ABORTED"))
        .flatMap(flowArn -> RunReport.end(executions.describe(flowArn).cause()).text("reason"));
  }

  private static Optional<String> reason(JsonObject failure) {
    return failure
        .text("reason")
        .map(reason -> failure.text("name").map(name -> name + ": " + reason).orElse(reason));
  }

  /** Returns the ARNs of its execution and of the flow's. */
  List<String> executions() {
    return flowExecution.map(flowArn -> List.of(flowArn, arn)).orElse(List.of(arn));
  }

  /** Returns whether it was started for some connections of the flow only. */
  public boolean isPartial() {
    return !selection.isEmpty();
  }

  /** Returns whether it failed, timed out or was stopped. */
  public boolean isFailure() {
    return Set.of("FAILED", "TIMED_OUT", "ABORTED").contains(status);
  }

  /** Returns how long it took, or how long it has been running. */
  public Duration duration(Instant now) {
    return Duration.between(startedAt, endedAt.orElse(now));
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("id", id)
        .put("execution", arn)
        .put("flow", flow)
        .put("check", check)
        .put("status", status)
        .put("scheduledTime", scheduledTime)
        .put("startedAt", startedAt)
        .put("endedAt", endedAt)
        .put("total", total)
        .put("failed", failed)
        .put("reason", reason)
        .put("alert", alert);
  }
}
