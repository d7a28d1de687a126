package airstep.operate;

import airstep.embedded.stack.ConnectionReport;
import airstep.json.Json;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.states.HistoryEntry;
import airstep.states.HistoryEntry.TaskSucceeded;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The sync of one connection.
 *
 * @param arn the ARN of its execution
 * @param outcome what it reports; of a sync that runs, or whose process was killed, what is known
 */
record SyncRecord(String arn, String connectionId, JsonObject outcome) {

  static SyncRecord of(String arn, Executions executions) {
    ExecutionDescription found = executions.describe(arn);
    Optional<String> connection =
        Json.objectIn(found.input()).flatMap(it -> it.text("connectionId"));
    Optional<String> end = found.output().or(found::cause);
    boolean reported = end.flatMap(Json::objectIn).isPresent();
    return new SyncRecord(
        arn,
        connection.orElse(""),
        reported ? ConnectionReport.outcome(found.status(), end) : unreported(found, executions));
  }

  private static JsonObject unreported(ExecutionDescription found, Executions executions) {
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
    String silent = "the execution of this sync ended " + found.status() + " without an outcome";
    return new JsonFields()
        .put("outcome", running ? Run.RUNNING : "UNKNOWN")
        .put("name", name)
        .put("jobId", job)
        .put("reason", running ? Optional.empty() : Optional.of(found.cause().orElse(silent)))
        .object();
  }
}
