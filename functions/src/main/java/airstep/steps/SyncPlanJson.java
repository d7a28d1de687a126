package airstep.steps;

import airstep.alert.ErrorOutput;
import airstep.json.JsonFields;
import airstep.json.JsonObject;
import airstep.vocabulary.sync.SyncPlan;
import airstep.vocabulary.sync.SyncSettings;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the plan of a sync. */
final class SyncPlanJson {

  private SyncPlanJson() {}

  /** Reads the plan of a sync that may not be prepared. */
  static SyncPlan read(JsonObject json) {
    return read(
        json,
        json.text("airbyteSecret").isPresent()
            ? Optional.of(SyncSettingsJson.read(json))
            : Optional.empty());
  }

  /** Reads the prepared plan in the input of a step. */
  static SyncPlan prepared(JsonObject input) {
    JsonObject sync = input.needObject("sync");
    return read(sync, Optional.of(SyncSettingsJson.read(sync)));
  }

  private static SyncPlan read(JsonObject json, Optional<SyncSettings> settings) {
    return new SyncPlan(
        json.needText("connectionId"),
        json.time("preparedAt"),
        settings,
        new SyncPlan.SeenConnection(
            json.text("name"),
            json.text("link"),
            json.text("schemaChange"),
            json.text("skip"),
            json.isTrue("deleted")),
        new SyncPlan.SeenJobs(
            json.whole("watermark"),
            json.time("watermarkAt"),
            json.time("lastSuccess"),
            json.object("usual").map(SyncPlanJson::usual),
            json.seconds("longestSeconds")),
        json.object("fault").map(ErrorOutput::read));
  }

  static Map<String, Object> write(SyncPlan plan) {
    JsonFields fields = new JsonFields().put("connectionId", plan.connectionId());
    if (plan.settings().isEmpty()) {
      return fields.map();
    }
    SyncPlan.SeenConnection connection = plan.connection();
    SyncPlan.SeenJobs jobs = plan.jobs();
    return fields
        .putIfAny("preparedAt", plan.preparedAt())
        .putAll(plan.prepared().json())
        .putIfAny("name", connection.name())
        .putIfAny("link", connection.link())
        .putIfAny("schemaChange", connection.schemaChange())
        .putIfAny("skip", connection.skip())
        .putIfAny("deleted", connection.deleted())
        .put("watermark", jobs.watermark())
        .put("watermarkAt", jobs.watermarkAt())
        .putIfAny("lastSuccess", jobs.lastSuccess())
        .putIfAny("usual", jobs.usual().map(SyncPlanJson::write))
        .putIfAny("longestSeconds", jobs.longest())
        .putIfAny("fault", plan.fault().map(ErrorOutput::write))
        .map();
  }

  private static SyncPlan.UsualRows usual(JsonObject json) {
    return new SyncPlan.UsualRows(
        json.needWhole("rows"), json.needWhole("least"), json.needWhole("jobs"));
  }

  private static Map<String, Object> write(SyncPlan.UsualRows usual) {
    return new JsonFields()
        .put("rows", usual.rows())
        .put("least", usual.least())
        .put("jobs", usual.jobs())
        .map();
  }
}
