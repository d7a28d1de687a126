package airstep.simulate;

import airstep.asl.timeline.Timeline;
import airstep.embedded.stack.EmbeddedStack;
import airstep.http.Http;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One invocation of a step: for which execution, until when, and what goes wrong with it. */
final class Invocation {

  private static final ScopedValue<Invocation> CURRENT = ScopedValue.newInstance();
  private static final Duration OVER = Duration.ofSeconds(1);

  private final Timeline timeline;
  private final String execution;
  private final Instant deadline;
  private final Optional<InjectedFault.OnStep> fault;
  private final List<Ledger.Listing> listings = new ArrayList<>();
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

  String execution() {
    return execution;
  }

  /** Called before a call leaves the sandbox. */
  void sends() {
    liveOn(fault.filter(it -> it.overruns() && it.choice() == 1).isPresent());
  }

  /** Called with a list of jobs that the step has received. */
  void listed(Http.Response answer) {
    listings.add(new Ledger.Listing(execution, timeline.instant(), answer));
  }

  /** The lists of jobs that the step has received. */
  List<Ledger.Listing> listings() {
    return listings;
  }

  /** Called when the effect of a call has happened, or no longer needs this step. */
  void sent() {
    calls++;
    Killed.when(fault.filter(it -> it.killsAfter(calls)).isPresent());
    liveOn(fault.filter(it -> it.overruns() && it.choice() > 1 && calls > it.calls()).isPresent());
  }

  /** Called when the step is done, before it can answer. */
  void done() {
    Killed.when(fault.filter(InjectedFault.OnStep::killsAtEnd).isPresent());
    liveOn(fault.filter(it -> it.overruns() && it.choice() == 0).isPresent());
  }

  /** Continues unless the deadline has passed; if it stalls, first sleeps past the deadline. */
  private void liveOn(boolean stalls) {
    if (stalls) {
      EmbeddedStack.sleep(timeline, Duration.between(timeline.instant(), deadline).plus(OVER));
    }
    Killed.when(!timeline.instant().isBefore(deadline));
  }
}
