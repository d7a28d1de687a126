package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.asl.HistoryEventType;
import airstep.json.Json;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The outcome of the sync of one connection.
 *
 * @param outcome a name of {@link Outcome}; in a run that still runs also RUNNING or WAITING
 */
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

  static List<ConnectionReport> of(Execution run, Recording recording) {
    Map<String, JsonObject> outcomes = new HashMap<>();
    for (Execution sync : recording.startedBy(run)) {
      outcomes.put(Recording.input(sync).text("connectionId").orElse(""), outcome(sync, recording));
    }
    JsonObject plan =
        results(run).filter(ConnectionReport::isPlan).findFirst().orElse(JsonObject.empty());
    return of(plan, outcomes, !run.isClosed());
  }

  /**
   * Returns the outcomes of a run, one for each planned connection. They come from the executions
   * of the syncs, since the output of a run with many connections is shortened to the size limit of
   * a state.
   *
   * @param plan the result of Plan Run; empty if the run has none
   * @param outcomes what the syncs report, by the id of their connection
   * @param running whether the run still runs, so that a missing sync may yet start
   */
  public static List<ConnectionReport> of(
      JsonObject plan, Map<String, JsonObject> outcomes, boolean running) {
    JsonObject missing =
        running ? JsonObject.of(Map.of("outcome", "WAITING")) : unknown("was never started");
    List<ConnectionReport> reports = new ArrayList<>();
    for (JsonObject planned : plan.objects("connections")) {
      String id = planned.text("connectionId").orElse("");
      reports.add(of(planned, outcomes.getOrDefault(id, missing)));
    }
    plan.objects("skipped").forEach(skipped -> reports.add(of(skipped, skipped)));
    return reports;
  }

  /** Returns the result of Plan Run, if the result of a Task is that. */
  public static Optional<JsonObject> plan(JsonObject taskResult) {
    return taskResult.object("Payload").filter(ConnectionReport::isPlan);
  }

  private static boolean isPlan(JsonObject payload) {
    return payload.whole("skippedCount").isPresent();
  }

  /** The results of the steps of an execution so far. */
  private static Stream<JsonObject> results(Execution execution) {
    return execution.history().stream()
        .filter(event -> event.type() == HistoryEventType.TASK_SUCCEEDED)
        .map(event -> JsonObject.of(event.render()))
        .flatMap(event -> event.object("taskSucceededEventDetails").stream())
        .flatMap(details -> details.text("output").stream())
        .flatMap(output -> Json.readObject(output).object("Payload").stream());
  }

  /** The outcome of a sync; of a stopped one, that of its clean-up. */
  private static JsonObject outcome(Execution sync, Recording recording) {
    return Stream.concat(Stream.of(sync), recording.cleanUpsOf(sync).stream())
        .flatMap(one -> Json.objectIn(one.output().or(one::cause).orElse("")).stream())
        .filter(end -> end.text("outcome").isPresent())
        .findFirst()
        .orElseGet(
            () ->
                sync.isClosed()
                    ? unknown("ended " + sync.status() + " without an outcome")
                    : running(sync));
  }

  private static JsonObject running(Execution sync) {
    JsonFields known = new JsonFields().put("outcome", "RUNNING");
    results(sync)
        .forEach(
            result ->
                known
                    .putIfAny("name", result.text("name"))
                    .putIfAny("jobId", result.whole("jobId")));
    return known.object();
  }

  private static JsonObject unknown(String what) {
    return JsonObject.of(
        Map.of("outcome", "UNKNOWN", "reason", "the execution of this sync " + what));
  }

  private static ConnectionReport of(JsonObject planned, JsonObject outcome) {
    return new ConnectionReport(
        outcome.text("connectionId").or(() -> planned.text("connectionId")).orElse(""),
        outcome.text("name").or(() -> planned.text("name")),
        outcome.text("outcome").orElse("UNKNOWN"),
        outcome.whole("jobId"),
        outcome.whole("triggers"),
        outcome.whole("polls"),
        outcome.whole("rows"),
        outcome.whole("bytes"),
        outcome.whole("durationSeconds"),
        outcome.text("reason"));
  }

  /** Returns whether it ended without a success; a skipped connection did not fail. */
  public boolean failed() {
    return !outcome.equals("RUNNING") && !outcome.equals("WAITING") && Outcome.of(outcome).failed();
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
