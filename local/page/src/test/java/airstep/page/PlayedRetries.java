package airstep.page;

import airstep.asl.Execution;
import airstep.flows.Flow;
import airstep.operate.RetryChoice;
import airstep.operate.Start;
import java.time.Duration;
import java.util.Optional;

/** Starts retries in a played history, where each goes on for a second. */
final class PlayedRetries implements Retries {

  private final SampleHistory history;

  /** Why there is none. */
  Optional<String> refusal = Optional.empty();

  PlayedRetries(SampleHistory history) {
    this.history = history;
  }

  @Override
  public Optional<String> refusal(String executionArn) {
    return refusal;
  }

  @Override
  public String effect(String executionArn) {
    return "It syncs in the sample world.";
  }

  @Override
  public String start(RetryChoice choice, Start start) {
    Flow flow =
        SampleFlows.all().stream()
            .filter(it -> it.name().equals(choice.run().flow()))
            .findFirst()
            .orElseThrow();
    Execution execution = history.stage().start(flow, start.name().orElseThrow(), start.input());
    pass(Duration.ofSeconds(1));
    return execution.arn();
  }

  /** Lets time pass. */
  void pass(Duration time) {
    history.timeline().runUntil(history.timeline().instant().plus(time));
  }
}
