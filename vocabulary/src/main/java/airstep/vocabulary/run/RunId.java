package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.time.Instant;

/**
 * Identifies a run.
 *
 * @param execution the ARN of its execution
 * @param scheduledTime when it was due; the time of its start if it was started by hand
 */
public record RunId(String flow, String execution, Instant scheduledTime, boolean byHand)
    implements JsonRecord {

  public static RunId read(JsonObject json) {
    return new RunId(
        json.needText("flow"),
        json.needText("execution"),
        json.needTime("scheduledTime"),
        json.needBoolean("byHand"));
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("flow", flow)
        .put("execution", execution)
        .put("scheduledTime", scheduledTime)
        .put("byHand", byHand);
  }
}
