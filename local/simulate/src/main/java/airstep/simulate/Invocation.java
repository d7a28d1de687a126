package airstep.simulate;

import airstep.asl.timeline.Timeline;
import airstep.embedded.stack.EmbeddedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** One invocation of a step: on whose behalf, until when, and what goes wrong with it. */
final class Invocation {

  private static final ScopedValue<Invocation> CURRENT = ScopedValue.newInstance();
  private static final Duration OVER = Duration.ofSeconds(1);

  private final Timeline timeline;
  private final String execution;
  private final Instant deadline;
  private final Optional<Fault.OnStep> fault;
  private int calls;

  Invocation(Timeline timeline, String execution, Instant deadline, Optional<Fault.OnStep> fault) {
    this.timeline = timeline;
    this.execution = execution;
    this.deadline = deadline;
    this.fault = fault;
  }

  /** The one in which this thread is. */
  static Invocation current() {
    return CURRENT.get();
  }

  <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> body) throws X {
    return ScopedValue.where(CURRENT, this).call(body);
  }

  /** The execution that the step works for. */
  String execution() {
    return execution;
  }

  /** Before a call leaves: nothing leaves a sandbox that is gone. */
  void sends() {
    if (strikes(FaultKind.STEP_OVERRUN, 1)) {
      stall();
    }
    live();
  }

  /** After what a call does has been done, or is under way without this step. */
  void sent() {
    calls++;
    if (fault.filter(it -> it.killsAfter(calls)).isPresent()) {
      throw new Killed();
    }
    if (strikes(FaultKind.STEP_OVERRUN, 2, 3) && calls > fault.get().calls()) {
      stall();
    }
    live();
  }

  /** After the step has done everything, before it can say so. */
  void done() {
    if (fault.filter(Fault.OnStep::killsAtEnd).isPresent()) {
      throw new Killed();
    }
    if (strikes(FaultKind.STEP_OVERRUN, 0)) {
      stall();
    }
    live();
  }

  private boolean strikes(FaultKind kind, int... choices) {
    return fault
        .filter(it -> it.kind() == kind)
        .filter(it -> Arrays.stream(choices).anyMatch(one -> one == it.choice()))
        .isPresent();
  }

  private void stall() {
    EmbeddedStack.sleep(timeline, Duration.between(timeline.instant(), deadline).plus(OVER));
  }

  private void live() {
    if (!timeline.instant().isBefore(deadline)) {
      throw new Killed();
    }
  }
}
