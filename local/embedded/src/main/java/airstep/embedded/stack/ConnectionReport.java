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
   * The outcomes of a run, one for each planned connection. They come from the executions of the
   * syncs, since the output of a run with many connections is shortened to the size limit of a
   * state.
   */
  static List<ConnectionReport> of(Execution run, List<Execution> syncs) {
    Map<String, JsonObject> outcomes = new HashMap<>();
    for (Execution sync : syncs) {
      outcomes.put(Recording.input(sync).text("connectionId").orElse(""), outcome(sync));
    }
    JsonObject plan = plan(run);
    List<ConnectionReport> reports = new ArrayList<>();
    for (JsonObject planned : plan.objects("connections")) {
      String id = planned.text("connectionId").orElse("");
      JsonObject outcome = outcomes.get(id);
      reports.add(of(id, outcome == null ? unknown("was never started") : outcome));
    }
    plan.objects("skipped").forEach(skipped -> reports.add(of("", skipped)));
    return reports;
  }

  /** The result of Plan Run, from the run's history; it may follow results of other steps. */
  private static JsonObject plan(Execution run) {
    return run.history().stream()
        .map(event -> JsonObject.of(event.render()))
        .flatMap(event -> event.object("taskSucceededEventDetails").stream())
        .flatMap(details -> details.text("output").stream())
        .flatMap(output -> Json.readObject(output).object("Payload").stream())
        .filter(payload -> payload.whole("skippedCount").isPresent())
        .findFirst()
        .orElse(JsonObject.empty());
  }

  private static JsonObject outcome(Execution sync) {
    return Json.objectIn(sync.output().or(sync::cause).orElse(""))
        .orElseGet(() -> unknown("ended " + sync.status() + " without an outcome"));
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
