package airstep.simulate;

import airstep.asl.timeline.Timeline;
import airstep.embedded.stack.EmbeddedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** One invocation of a step: for which execution, until when, and what goes wrong with it. */
final class Invocation {

  private static final ScopedValue<Invocation> CURRENT = ScopedValue.newInstance();
  private static final Duration OVER = Duration.ofSeconds(1);

  private final Timeline timeline;
  private final String execution;
  private final Instant deadline;
  private final Optional<InjectedFault.OnStep> fault;
  private int calls;

  Invocation(
      Timeline timeline, String execution, Instant deadline, Optional<InjectedFault.OnStep> fault) {
    this.timeline = timeline;
    this.execution = execution;
    this.deadline = deadline;
    this.fault = fault;
  }

  /** The invocation that this thread runs. */
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

  /** Called before a call leaves the sandbox. */
  void sends() {
    if (strikes(FaultKind.STEP_OVERRUN, 1)) {
      stall();
    }
    live();
  }

  /** Called when the effect of a call has come, or no longer needs this step. */
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

  /** Called when the step is done, before it can answer. */
  void done() {
    if (fault.filter(InjectedFault.OnStep::killsAtEnd).isPresent()) {
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
