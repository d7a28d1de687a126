package airstep.operate;

import airstep.json.Json;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.states.HistoryEntry;
import airstep.states.HistoryEntry.TaskSucceeded;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The sync of one connection.
 *
 * @param arn the ARN of its execution
 * @param outcome what it reports; of a stopped sync, what its clean-up reports; of one that runs,
 *     or whose process was killed, what is known
 * @param cleanUps the ARNs of the executions of its clean-up
 */
record SyncRecord(String arn, String connectionId, JsonObject outcome, List<String> cleanUps) {

  /**
   * Returns it as its run was told of its end; empty if the sync reported nothing, as one that was
   * stopped, or if that is not a sync.
   *
   * @param end the result or the cause of the Task that started it: a description of its execution
   */
  static Optional<SyncRecord> reported(JsonObject end) {
    Optional<JsonObject> input = objectOrText(end, "Input");
    Optional<JsonObject> outcome = objectOrText(end, "Output").or(() -> objectOrText(end, "Cause"));
    return end.text("ExecutionArn")
        .flatMap(
            arn ->
                input
                    .flatMap(it -> it.text("connectionId"))
                    .flatMap(id -> outcome.map(it -> new SyncRecord(arn, id, it, List.of()))));
  }

  /** Step Functions parses the input and the output for a result, but not for a cause. */
  private static Optional<JsonObject> objectOrText(JsonObject end, String name) {
    return end.object(name).or(() -> end.text(name).flatMap(Json::objectIn));
  }

  /**
   * Asks for it.
   *
   * @param runStart when its run began
   */
  static SyncRecord read(String arn, Executions executions, CleanUps cleanUps, Instant runStart) {
    ExecutionDescription found = executions.describe(arn);
    Optional<String> connection =
        Json.objectIn(found.input()).flatMap(it -> it.text("connectionId"));
    Optional<JsonObject> outcome = end(found);
    if (outcome.isPresent()) {
      return new SyncRecord(arn, connection.orElse(""), outcome.get(), List.of());
    }
    List<ExecutionDescription> after =
        found.stoppedAt().isPresent() ? cleanUps.of(found, runStart) : List.of();
    return new SyncRecord(
        arn,
        connection.orElse(""),
        cleanedUp(after).orElseGet(() -> unreported(found, after, executions)),
        after.stream().map(ExecutionDescription::arn).toList());
  }

  private static Optional<JsonObject> cleanedUp(List<ExecutionDescription> cleanUps) {
    return cleanUps.stream()
        .flatMap(one -> end(one).stream())
        .filter(end -> end.text("outcome").isPresent())
        .findFirst();
  }

  /** Returns what an execution reports at its end. */
  private static Optional<JsonObject> end(ExecutionDescription execution) {
    return execution.output().or(execution::cause).flatMap(Json::objectIn);
  }

  private static JsonObject unreported(
      ExecutionDescription found, List<ExecutionDescription> cleanUps, Executions executions) {
    Optional<String> name = Optional.empty();
    OptionalLong job = OptionalLong.empty();
    for (HistoryEntry event : executions.backwards(found.arn())) {
      if (event instanceof TaskSucceeded done) {
        JsonObject payload =
            Json.readObject(done.result()).object("Payload").orElse(JsonObject.empty());
        job = job.isPresent() ? job : payload.whole("jobId");
        name = name.or(() -> payload.text("name"));
      }
    }
    boolean running = found.status().equals(Run.RUNNING);
    boolean open = cleanUps.stream().anyMatch(one -> one.status().equals(Run.RUNNING));
    String silent =
        "the execution of this sync ended "
            + found.status()
            + (open ? "; its clean-up still runs" : " without an outcome");
    return new JsonFields()
        .put("outcome", running ? Run.RUNNING : "UNKNOWN")
        .put("name", name)
        .put("jobId", job)
        .put(
            "reason",
            running ? Optional.empty() : Optional.of(open ? silent : found.cause().orElse(silent)))
        .object();
  }
}
