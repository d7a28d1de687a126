package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonObject;

/**
 * The input of NotifyStopped: the {@code detail} of an event of Step Functions.
 *
 * @param executionArn the ARN of an execution that ended
 */
public record StoppedEvent(String executionArn) {

  public static StoppedEvent read(JsonObject json) {
    return new StoppedEvent(json.needObject("detail").needText("executionArn"));
  }
}
