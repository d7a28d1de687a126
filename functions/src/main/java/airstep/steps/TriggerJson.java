package airstep.steps;

import airstep.json.JsonFields;
import airstep.json.JsonObject;
import airstep.vocabulary.sync.TriggerInput;
import airstep.vocabulary.sync.TriggerOutput;
import java.util.Map;

/** Reads and writes what TriggerSync gets and gives. */
final class TriggerJson {

  private TriggerJson() {}

  static TriggerInput readInput(JsonObject json) {
    return new TriggerInput(
        SyncPlanJson.prepared(json),
        json.isTrue("again"),
        json.isTrue("waited"),
        json.isTrue("onlyLook"));
  }

  static TriggerOutput readOutput(JsonObject json) {
    return new TriggerOutput(
        json.needWhole("jobId"),
        json.time("createdAt"),
        json.needText("status"),
        json.isTrue("ours"),
        json.isTrue("busy"));
  }

  static Map<String, Object> write(TriggerOutput output) {
    return new JsonFields()
        .put("jobId", output.jobId())
        .put("createdAt", output.createdAt())
        .put("status", output.status())
        .put("ours", output.ours())
        .putIfAny("busy", output.busy())
        .map();
  }
}
