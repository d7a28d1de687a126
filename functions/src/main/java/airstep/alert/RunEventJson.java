package airstep.alert;

import airstep.json.JsonFields;
import airstep.json.JsonObject;
import airstep.vocabulary.run.RunEvent;
import airstep.vocabulary.run.RunStatus;
import java.util.Map;

/** Reads and writes a {@link RunEvent}. */
public final class RunEventJson {

  private RunEventJson() {}

  public static RunEvent read(JsonObject json) {
    return new RunEvent(
        json.needOneOf(RunStatus.values(), "status"),
        json.needWhole("total"),
        json.needWhole("skipped"),
        json.needWhole("failed"),
        json.needWhole("rows"),
        json.needWhole("bytes"),
        json.needSeconds("durationSeconds"),
        json.text("reason"));
  }

  static Map<String, Object> write(RunEvent event) {
    return new JsonFields()
        .put("status", event.status())
        .put("total", event.total())
        .put("skipped", event.skipped())
        .put("failed", event.failed())
        .put("rows", event.rows())
        .put("bytes", event.bytes())
        .put("durationSeconds", event.duration())
        .putIfAny("reason", event.reason())
        .map();
  }
}
