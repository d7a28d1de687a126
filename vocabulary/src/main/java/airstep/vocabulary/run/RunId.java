package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * Identifies a run.
 *
 * @param execution the ARN of its execution
 * @param scheduledTime when it was due; the time of its start if it was started by hand
 * @param partial whether it was started for some connections of the flow only
 * @param retryOf the name of the execution of the run that it retries, if it does
 */
public record RunId(
    String flow,
    String execution,
    Instant scheduledTime,
    boolean byHand,
    boolean partial,
    Optional<String> retryOf)
    implements JsonRecord {

  public static RunId read(JsonObject json) {
    return new RunId(
        json.needText("flow"),
        json.needText("execution"),
        json.needTime("scheduledTime"),
        json.needBoolean("byHand"),
        json.isTrue("partial"),
        json.text("retryOf"));
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("flow", flow)
        .put("execution", execution)
        .put("scheduledTime", scheduledTime)
        .put("byHand", byHand)
        .putIfAny("partial", partial)
        .putIfAny("retryOf", retryOf);
  }
}
