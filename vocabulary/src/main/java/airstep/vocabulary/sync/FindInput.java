package airstep.vocabulary.sync;

import airstep.vocabulary.json.JsonObject;

/**
 * The input of FindJob.
 *
 * @param machine the ARN of the state machine of syncs
 * @param stopped the ARN of the stopped sync
 */
public record FindInput(String machine, String stopped) {

  public static FindInput read(JsonObject json) {
    return new FindInput(json.needText("machine"), json.needText("stopped"));
  }
}
