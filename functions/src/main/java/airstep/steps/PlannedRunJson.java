package airstep.steps;

import airstep.json.JsonFields;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.run.PlannedRun;
import airstep.vocabulary.run.PlannedRun.Planned;
import airstep.vocabulary.run.PlannedRun.Skipped;
import java.util.Map;

/** Writes a {@link PlannedRun}. */
final class PlannedRunJson {

  private PlannedRunJson() {}

  static Map<String, Object> write(PlannedRun plan) {
    return new JsonFields()
        .put("reasonLength", plan.reasonLength())
        .put(
            "dropped",
            new JsonFields()
                .put("succeeded", plan.dropped().succeeded())
                .put("failed", plan.dropped().failed())
                .map())
        .put("connections", plan.connections().stream().map(PlannedRunJson::write).toList())
        .put("skipped", plan.skipped().stream().map(PlannedRunJson::write).toList())
        .put("skippedCount", plan.skippedCount())
        .put("offIds", plan.offIds())
        .map();
  }

  private static Map<String, Object> write(Planned one) {
    return new JsonFields()
        .put("connectionId", one.connectionId())
        .putIfAny("name", one.name())
        .map();
  }

  /** Writes it like the outcome of a sync. */
  private static Map<String, Object> write(Skipped one) {
    return new JsonFields()
        .put("outcome", Outcome.SKIPPED)
        .put("connectionId", one.connectionId())
        .put("name", one.name())
        .put("reason", one.reason())
        .putIfAny("off", one.off())
        .putIfAny("deleted", one.deleted())
        .map();
  }
}
