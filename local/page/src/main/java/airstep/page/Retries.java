package airstep.page;

import airstep.operate.Place;
import airstep.operate.RetryChoice;
import airstep.operate.Start;
import airstep.operate.StartedMeanwhileException;
import java.util.Optional;

/** Starts the retries that a person asks for on the page. */
public interface Retries {

  /** A stage on AWS runs them by itself. */
  static Retries onStage(Place place) {
    return new StageRetries(place);
  }

  /**
   * Returns why a run cannot be retried from the page at all, in one line with what to do.
   *
   * @param executionArn the ARN of the execution of the run
   */
  Optional<String> refusal(String executionArn);

  /** Returns where a retry of that run would sync, and what a person has to know of it. */
  String effect(String executionArn);

  /**
   * Starts a retry with that, and returns the ARN of the execution of the flow.
   *
   * @throws RetryRefusedException if it cannot be started
   * @throws StartedMeanwhileException if another command has started it on a stage
   */
  String start(RetryChoice choice, Start start);
}
