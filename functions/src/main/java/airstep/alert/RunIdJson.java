package airstep.alert;

import airstep.json.JsonFields;
import airstep.json.JsonObject;
import airstep.vocabulary.run.RunId;
import java.util.Map;

/** Reads and writes a {@link RunId}. */
public final class RunIdJson {

  private RunIdJson() {}

  public static RunId read(JsonObject json) {
    return new RunId(
        json.needText("flow"),
        json.needText("execution"),
        json.needTime("scheduledTime"),
        json.needBoolean("byHand"));
  }

  public static Map<String, Object> write(RunId run) {
    return new JsonFields()
        .put("flow", run.flow())
        .put("execution", run.execution())
        .put("scheduledTime", run.scheduledTime())
        .put("byHand", run.byHand())
        .map();
  }
}
