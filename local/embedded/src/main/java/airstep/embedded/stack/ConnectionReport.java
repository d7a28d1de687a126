package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.json.Json;
import airstep.json.MalformedJsonException;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
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
    Optional<String> reason) {

  /**
   * The outcomes of a run, one for each planned connection. They come from the executions of the
   * syncs, since the output of a run with many connections is shortened to the size limit of a
   * state.
   */
  static List<ConnectionReport> of(Execution run, List<Execution> syncs) {
    Map<String, Execution> byConnection = new HashMap<>();
    for (Execution sync : syncs) {
      byConnection.put(Recording.input(sync).text("connectionId").orElse(""), sync);
    }
    JsonObject plan = plan(run);
    List<ConnectionReport> outcomes = new ArrayList<>();
    for (JsonObject planned : plan.objects("connections")) {
      String id = planned.text("connectionId").orElse("");
      Execution sync = byConnection.get(id);
      outcomes.add(of(id, sync == null ? unknown("was never started") : outcome(sync)));
    }
    for (JsonObject skipped : plan.objects("skipped")) {
      outcomes.add(of("", skipped));
    }
    return outcomes;
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
    try {
      return Json.readObject(sync.output().or(sync::cause).orElse(""));
    } catch (MalformedJsonException _) {
      return unknown("ended " + sync.status() + " without an outcome");
    }
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

  Map<String, Object> toJson() {
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
        .put("reason", reason)
        .map();
  }
}
