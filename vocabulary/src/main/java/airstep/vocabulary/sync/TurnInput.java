package airstep.vocabulary.sync;

import airstep.vocabulary.json.JsonObject;
import java.util.Optional;

/**
 * The input of TakeTurn.
 *
 * @param execution the ARN of the sync's execution
 * @param machine the ARN of its state machine
 * @param maxConcurrent how many syncs of its Airbyte may run at the same time
 * @param pace how fast the queue before it moves, as its last look has returned it; empty at first
 */
public record TurnInput(
    String execution, String machine, long maxConcurrent, Optional<QueuePace> pace) {

  public static TurnInput read(JsonObject json) {
    return new TurnInput(
        json.needText("execution"),
        json.needText("machine"),
        json.needWhole("maxConcurrent"),
        json.object("pace").map(QueuePace::read));
  }
}
