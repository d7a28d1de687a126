package airstep.alert;

import airstep.json.JsonFields;
import airstep.json.JsonObject;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.run.EndedSync;
import airstep.vocabulary.run.LostSync;
import airstep.vocabulary.run.OffConnection;
import airstep.vocabulary.run.SyncOutcome;
import java.util.List;
import java.util.Map;

/** Reads and writes how syncs ended. */
public final class OutcomeJson {

  private OutcomeJson() {}

  /** Reads an outcome, or the end of a sync that gave none. */
  static EndedSync readEnd(JsonObject json) {
    return json.text("code").filter(LostSync.CODE::equals).isPresent()
        ? new LostSync(
            json.needText("connectionId"),
            json.text("name"),
            json.needText("status"),
            json.needText("error"),
            json.needText("reason"))
        : read(json);
  }

  public static SyncOutcome read(JsonObject json) {
    return new SyncOutcome(
        Outcome.of(json.needText("outcome")),
        json.needText("connectionId"),
        json.text("name"),
        json.whole("jobId"),
        json.whole("triggers"),
        json.whole("polls"),
        json.seconds("durationSeconds"),
        json.whole("rows"),
        json.whole("bytes"),
        json.text("reason"),
        json.text("link"),
        json.isTrue("down"),
        json.text("failureOrigin"),
        json.text("failureType"),
        json.time("lastSuccess"),
        json.whole("usualRows"),
        json.whole("usualJobs"),
        json.text("schemaChange"),
        json.isTrue("deleted"));
  }

  public static Map<String, Object> write(SyncOutcome sync) {
    return new JsonFields()
        .put("outcome", sync.outcome())
        .put("connectionId", sync.connectionId())
        .putIfAny("name", sync.name())
        .putIfAny("jobId", sync.jobId())
        .putIfAny("triggers", sync.triggers())
        .putIfAny("polls", sync.polls())
        .putIfAny("reason", sync.reason())
        .putIfAny("failureOrigin", sync.failureOrigin())
        .putIfAny("failureType", sync.failureType())
        .putIfAny("rows", sync.rows())
        .putIfAny("bytes", sync.bytes())
        .putIfAny("durationSeconds", sync.duration())
        .putIfAny("down", sync.down())
        .putIfAny("usualRows", sync.usualRows())
        .putIfAny("usualJobs", sync.usualJobs())
        .putIfAny("schemaChange", sync.schemaChange())
        .putIfAny("deleted", sync.deleted())
        .putIfAny("lastSuccess", sync.lastSuccess())
        .putIfAny("link", sync.link())
        .map();
  }

  static List<Map<String, Object>> writeAll(List<SyncOutcome> syncs) {
    return syncs.stream().map(OutcomeJson::write).toList();
  }

  static OffConnection readOff(JsonObject json) {
    return new OffConnection(
        json.needText("connectionId"), json.text("name"), json.isTrue("deleted"));
  }

  static Map<String, Object> write(OffConnection off) {
    return new JsonFields()
        .put("connectionId", off.connectionId())
        .putIfAny("name", off.name())
        .putIfAny("deleted", off.deleted())
        .map();
  }
}
