package airstep.steps;

import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.vocabulary.SyncReason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a sync that was stopped has left behind in Airbyte, read from the history of its execution.
 *
 * <p>A job is the sync's own only if its number came as the answer to the sync's own trigger. The
 * answer says what to do: cancel or look at a {@code JOB}, wait for a {@code TRIGGER} to land, or
 * {@code NOTHING}. {@code sentBy} says by when a trigger or a cancel was sent that may still land.
 */
public final class FindJob extends Step {

  public FindJob() {
    this(OnLambda.get());
  }

  public FindJob(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    Executions executions = parts().executions().get();
    ExecutionDescription stopped = executions.describe(input.needText("stopped"));
    JsonObject given = Json.readObject(stopped.input());
    check(stopped, input.needText("machine"), given);
    SyncHistory history = SyncHistory.of(executions.backwards(stopped.arn()));
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("origin", origin(stopped, given));
    found.put(
        "sync",
        history.sync().orElse(Map.of("connectionId", given.text("connectionId").orElse("none"))));
    found.put("triggers", history.triggers());
    found.put("polls", history.polls());
    found.putAll(left(history, stopped.status()));
    log.info("found", Map.of("stopped", stopped.arn(), "left", found.get("left")));
    return found;
  }

  private static void check(ExecutionDescription stopped, String machine, JsonObject given) {
    if (!stopped.machine().equals(machine)) {
      throw new BadInputException(stopped.arn() + " is no execution of " + machine);
    }
    if (given.fields().containsKey("stopped")) {
      throw new BadInputException(
          stopped.arn() + " is a clean-up itself: give the sync that it was for");
    }
    if (stopped.status().equals("RUNNING")) {
      throw new BadInputException(stopped.arn() + " still runs: stop it first");
    }
  }

  private static Map<String, Object> origin(ExecutionDescription stopped, JsonObject given) {
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("flow", given.text("flow").orElse(null));
    origin.put("tags", given.texts("tags"));
    origin.put("execution", stopped.arn());
    return origin;
  }

  private static Map<String, Object> left(SyncHistory history, String status) {
    String outcome =
        switch (status) {
          case "ABORTED" -> "CANCELLED";
          case "TIMED_OUT" -> "TIMED_OUT";
          default -> "FAILED";
        };
    Map<String, Object> left = new LinkedHashMap<>();
    left.put("left", "NOTHING");
    left.put("sentBy", null);
    left.put("jobId", null);
    left.put("ours", false);
    left.put("createdAt", null);
    left.put("triggered", null);
    left.put("cancelled", false);
    left.put("end", Map.of("outcome", outcome, "unsure", "UNKNOWN", "when", status));
    left.put("job", Map.of("finished", false));
    switch (history.left()) {
      case SyncHistory.Nothing _ -> left.put("verdict", verdict(outcome, SyncReason.NO_JOB));
      case SyncHistory.Trigger _ when !history.canBeLookedFor() ->
          left.put("verdict", verdict("UNKNOWN", SyncReason.JOB_MAY_RUN));
      case SyncHistory.Trigger trigger -> {
        left.put("left", "TRIGGER");
        left.put("sentBy", trigger.sentBy().toEpochMilli());
        left.put("verdict", verdict(outcome, SyncReason.NO_JOB_CAME));
      }
      case SyncHistory.Running job -> {
        left.put("left", "JOB");
        left.put("jobId", job.jobId());
        left.put("ours", job.ours());
        left.put("createdAt", job.createdAt().orElse(null));
        left.put("cancelled", job.cancelSentBy().isPresent());
        left.put("sentBy", job.cancelSentBy().map(Instant::toEpochMilli).orElse(null));
        left.put("triggered", job.triggeredAt().toEpochMilli());
        left.put("verdict", null);
      }
      case SyncHistory.Ended job -> {
        left.put("jobId", job.jobId());
        left.put("triggered", job.triggeredAt().toEpochMilli());
        left.put(
            "verdict", verdict(String.valueOf(job.report().get("outcome")), SyncReason.JOB_ENDED));
        Map<String, Object> report = new LinkedHashMap<>(job.report());
        report.put("finished", true);
        left.put("job", report);
      }
    }
    return left;
  }

  private static Map<String, Object> verdict(String outcome, SyncReason reason) {
    return Map.of("outcome", outcome, "code", reason.name());
  }
}
