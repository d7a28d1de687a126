package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an execution of a flow went, gathered from it and the executions that it started.
 *
 * @param status SUCCEEDED, SKIPPED, DUPLICATE, CHECKED, or FAILED, TIMED_OUT, ABORTED
 * @param reason why, where it is not the connections that say it
 * @param alert how its alert went, if there was one
 * @param problems what a check found wrong
 * @param notes what a check found worth knowing
 * @param saw what a check found as it should be
 * @param untried what a check could not try
 */
public record RunReport(
    String flow,
    String status,
    Instant scheduledTime,
    Instant startedAt,
    Instant endedAt,
    Optional<String> reason,
    Optional<String> alert,
    List<String> problems,
    List<String> notes,
    List<String> saw,
    List<String> untried,
    List<ConnectionReport> connections,
    Cost cost) {

  /** The report of a closed execution of that flow. */
  public static RunReport of(String flow, Execution execution, Recording recording) {
    List<Execution> all = new ArrayList<>(List.of(execution));
    List<ConnectionReport> connections = new ArrayList<>();
    for (Execution run : recording.startedBy(execution)) {
      all.add(run);
      all.addAll(recording.startedBy(run));
      connections.addAll(RunOutcomes.of(run, recording.startedBy(run)));
    }
    JsonObject end = end(execution);
    return new RunReport(
        flow,
        execution.status() == ExecutionStatus.SUCCEEDED
            ? end.text("status").orElse("SUCCEEDED")
            : execution.status().name(),
        scheduledTime(execution),
        execution.startDate(),
        execution.stopDate().orElse(execution.startDate()),
        end.text("reason"),
        end.text("alert"),
        end.texts("problems"),
        end.texts("notes"),
        end.texts("saw"),
        end.texts("untried"),
        connections,
        Cost.of(all));
  }

  /** Whether everything that was to be synced was synced, or a check found nothing wrong. */
  public boolean succeeded() {
    return status.equals("SUCCEEDED") || status.equals("CHECKED");
  }

  /** The report as one JSON object. */
  public String toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("flow", flow);
    json.put("status", status);
    json.put("scheduledTime", scheduledTime.toString());
    json.put("startedAt", startedAt.toString());
    json.put("endedAt", endedAt.toString());
    json.put("reason", reason.orElse(null));
    json.put("alert", alert.orElse(null));
    json.put("problems", problems);
    json.put("notes", notes);
    json.put("saw", saw);
    json.put("untried", untried);
    json.put("connections", connections.stream().map(ConnectionReport::toJson).toList());
    json.put("cost", cost.toJson());
    return Json.write(json);
  }

  /** The output of a flow, or what it failed with: an object, or else a reason. */
  private static JsonObject end(Execution execution) {
    String text = execution.output().or(execution::cause).orElse("{}");
    try {
      return Json.readObject(text);
    } catch (MalformedJsonException _) {
      return JsonObject.of(Map.of("reason", text));
    }
  }

  private static Instant scheduledTime(Execution execution) {
    return Recording.input(execution)
        .text("scheduledTime")
        .or(() -> Recording.input(execution).text("time"))
        .flatMap(ScheduledTime::parse)
        .orElse(execution.startDate());
  }
}
