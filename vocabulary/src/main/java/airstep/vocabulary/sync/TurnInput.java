package airstep.vocabulary.sync;

import airstep.vocabulary.json.JsonObject;

/**
 * The input of TakeTurn.
 *
 * @param execution the ARN of the sync's execution
 * @param machine the ARN of its state machine
 * @param maxConcurrent how many syncs of its Airbyte may run at the same time
 */
public record TurnInput(String execution, String machine, long maxConcurrent) {

  public static TurnInput read(JsonObject json) {
    return new TurnInput(
        json.needText("execution"), json.needText("machine"), json.needWhole("maxConcurrent"));
  }
}
