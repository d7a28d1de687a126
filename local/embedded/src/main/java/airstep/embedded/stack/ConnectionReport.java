package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.json.Json;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The outcome of the sync of one connection. */
public record ConnectionReport(
    String connectionId,
    Optional<String> name,
    String outcome,
    OptionalLong jobId,
    OptionalLong triggers,
    OptionalLong polls,
    OptionalLong rows,
    OptionalLong bytes,
    OptionalLong durationSeconds,
    Optional<String> reason)
    implements JsonRecord {

  /**
   * Returns the outcomes of a run, one for each planned connection. They come from the executions
   * of the syncs, since the output of a run with many connections is shortened to the size limit of
   * a state.
   *
   * @param plan the result of Plan Run; empty if the run has none
   * @param outcomes what the syncs report, by the id of their connection
   */
  public static List<ConnectionReport> of(JsonObject plan, Map<String, JsonObject> outcomes) {
    List<ConnectionReport> reports = new ArrayList<>();
    for (JsonObject planned : plan.objects("connections")) {
      String id = planned.text("connectionId").orElse("");
      JsonObject outcome = outcomes.get(id);
      reports.add(of(id, outcome == null ? unknown("was never started") : outcome));
    }
    plan.objects("skipped").forEach(skipped -> reports.add(of("", skipped)));
    return reports;
  }

  static List<ConnectionReport> of(Execution run, List<Execution> syncs) {
    Map<String, JsonObject> outcomes = new HashMap<>();
    for (Execution sync : syncs) {
      outcomes.put(
          Recording.input(sync).text("connectionId").orElse(""),
          outcome(sync.status().name(), sync.output().or(sync::cause)));
    }
    return of(plan(run), outcomes);
  }

  private static JsonObject plan(Execution run) {
    return run.history().stream()
        .map(event -> JsonObject.of(event.render()))
        .flatMap(event -> event.object("taskSucceededEventDetails").stream())
        .flatMap(details -> details.text("output").stream())
        .flatMap(output -> plan(output).stream())
        .findFirst()
        .orElse(JsonObject.empty());
  }

  /** Returns the result of Plan Run, if the result of a Task is that; it is JSON. */
  public static Optional<JsonObject> plan(String taskResult) {
    return Json.readObject(taskResult)
        .object("Payload")
        .filter(payload -> payload.whole("skippedCount").isPresent());
  }

  /**
   * Returns what the execution of a sync that has ended reports.
   *
   * @param status the status of the execution
   * @param end its output or cause
   */
  public static JsonObject outcome(String status, Optional<String> end) {
    return Json.objectIn(end.orElse(""))
        .orElseGet(() -> unknown("ended " + status + " without an outcome"));
  }

  private static JsonObject unknown(String what) {
    return JsonObject.of(
        Map.of("outcome", "UNKNOWN", "reason", "the execution of this sync " + what));
  }

  private static ConnectionReport of(String connectionId, JsonObject outcome) {
    return new ConnectionReport(
        outcome.text("connectionId").orElse(connectionId),
        outcome.text("name"),
        outcome.text("outcome").orElse("UNKNOWN"),
        outcome.whole("jobId"),
        outcome.whole("triggers"),
        outcome.whole("polls"),
        outcome.whole("rows"),
        outcome.whole("bytes"),
        outcome.whole("durationSeconds"),
        outcome.text("reason"));
  }

  /** Its name for people. */
  public String label() {
    return name.orElse(connectionId);
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("connectionId", connectionId)
        .put("name", name)
        .put("outcome", outcome)
        .put("jobId", jobId)
        .put("triggers", triggers)
        .put("polls", polls)
        .put("rows", rows)
        .put("bytes", bytes)
        .put("durationSeconds", durationSeconds)
        .put("reason", reason);
  }
}
