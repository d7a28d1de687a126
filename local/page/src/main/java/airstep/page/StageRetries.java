package airstep.page;

import airstep.operate.Place;
import airstep.operate.RetryChoice;
import airstep.operate.Start;
import java.util.Optional;

/** Starts retries in a stage, which runs them by itself. */
record StageRetries(Place place) implements Retries {

  @Override
  public Optional<String> refusal(String executionArn) {
    return Optional.empty();
  }

  @Override
  public String effect(String executionArn) {
    return "It syncs on AWS, also when the page is closed.";
  }

  @Override
  public String start(RetryChoice choice, Start start) {
    return place.start(choice.run().flow(), start);
  }
}
