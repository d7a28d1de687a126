package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.json.Json;
import airstep.states.ExecutionDescription;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.MissingFieldException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The report of an execution of a flow, from it and the executions that it started.
 *
 * @param status SUCCEEDED, SKIPPED, DUPLICATE, CHECKED, or FAILED, TIMED_OUT, ABORTED, RUNNING
 * @param endedAt empty while it runs
 * @param partial whether it was started for some connections of the flow only
 * @param retryOf the name of the execution of the run that it retries, if it does
 * @param reason the reason, unless the connections have it
 * @param alert the result of its alert, if there was one
 * @param problems the problems that a check found
 * @param notes the hints of a check
 * @param saw what a check found in order
 * @param untried what a check could not test
 */
public record RunReport(
    String flow,
    String status,
    Instant scheduledTime,
    Instant startedAt,
    Optional<Instant> endedAt,
    boolean partial,
    Optional<String> retryOf,
    Optional<String> reason,
    Optional<String> alert,
    List<String> problems,
    List<String> notes,
    List<String> saw,
    List<String> untried,
    List<ConnectionReport> connections,
    Cost cost) {

  /** Returns the report of an execution of a flow, which may still run. */
  public static RunReport of(String flow, Execution execution, Recording recording) {
    List<Execution> all = new ArrayList<>(List.of(execution));
    List<ConnectionReport> connections = new ArrayList<>();
    for (Execution run : recording.runsOf(execution)) {
      all.add(run);
      all.addAll(recording.startedBy(run).stream().filter(one -> !Recording.isPart(one)).toList());
      connections.addAll(ConnectionReport.of(run, recording));
    }
    ExecutionDescription found =
        new ExecutionDescription(
            execution.arn(),
            execution.stateMachineArn(),
            execution.status().name(),
            execution.startDate(),
            execution.stopDate(),
            execution.input(),
            execution.output(),
            execution.error(),
            execution.cause());
    return of(flow, found, connections, Cost.of(all));
  }

  /** Returns the report of an execution of a flow, with what is known of its connections. */
  public static RunReport of(
      String flow, ExecutionDescription found, List<ConnectionReport> connections, Cost cost) {
    JsonObject end = end(found.output().or(found::cause));
    return new RunReport(
        flow,
        found.status().equals("SUCCEEDED")
            ? end.text("status").orElse("SUCCEEDED")
            : found.status(),
        scheduledTime(found),
        found.startedAt(),
        found.stoppedAt(),
        end.isTrue("partial"),
        end.text("retryOf"),
        end.text("reason"),
        end.text("alert"),
        end.texts("problems"),
        end.texts("notes"),
        end.texts("saw"),
        end.texts("untried"),
        connections,
        cost);
  }

  /** Whether all syncs succeeded, or a check found no problem. */
  public boolean succeeded() {
    return status.equals("SUCCEEDED") || status.equals("CHECKED");
  }

  /** The report as one JSON object. */
  public String toJson() {
    return Json.write(
        new JsonFields()
            .put("flow", flow)
            .put("status", status)
            .put("scheduledTime", scheduledTime)
            .put("startedAt", startedAt)
            .put("endedAt", endedAt)
            .put("partial", partial)
            .put("retryOf", retryOf)
            .put("reason", reason)
            .put("alert", alert)
            .put("problems", problems)
            .put("notes", notes)
            .put("saw", saw)
            .put("untried", untried)
            .put("connections", connections)
            .put("cost", cost));
  }

  /**
   * Returns what an execution of a flow or a run reports: its output or cause if that is an object,
   * or else an object with the text as {@code reason}.
   */
  public static JsonObject end(Optional<String> outputOrCause) {
    String text = outputOrCause.orElse("{}");
    return Json.objectIn(text).orElseGet(() -> JsonObject.of(Map.of("reason", text)));
  }

  private static Instant scheduledTime(ExecutionDescription found) {
    JsonObject input = Json.objectIn(found.input()).orElse(JsonObject.empty());
    try {
      return input.time("scheduledTime").or(() -> input.time("time")).orElse(found.startedAt());
    } catch (MissingFieldException _) {
      return found.startedAt();
    }
  }
}
