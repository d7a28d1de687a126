package airstep.asl.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One event loop that owns the time. Events and completions run one after the other on the thread
 * that drives the loop; events of one instant run in the order in which they were scheduled.
 */
public interface Timeline extends InstantSource, AutoCloseable {

  /** Schedules an event; an instant in the past means now. */
  Scheduled schedule(Instant at, Runnable event);

  /** Schedules an event after a delay. */
  default Scheduled schedule(Duration after, Runnable event) {
    return schedule(instant().plus(after), event);
  }

  /**
   * Starts blocking work beside the loop, for example an invocation of a Lambda handler, and
   * delivers its result on the loop. Work cannot be cancelled; a caller that no longer needs the
   * result ignores it.
   */
  <T> void start(Callable<T> work, Consumer<WorkResult<T>> end);

  /**
   * Lets time pass inside work that {@link #start} started; throws anywhere else.
   *
   * @throws InterruptedException if the timeline is closed meanwhile
   */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Runs an action on the loop, on behalf of work that {@link #start} started, and waits for its
   * result.
   */
  <T> T onLoop(Supplier<T> action);

  /**
   * Runs events until the condition holds; it is evaluated before each event.
   *
   * @return false if no event was left before the condition held
   */
  boolean runUntil(BooleanSupplier condition);

  /** Runs all events up to and including the instant, which is then the current time. */
  void runUntil(Instant end);

  /** Runs events until none is left. */
  default void runToEnd() {
    runUntil(() -> false);
  }

  /** Interrupts unfinished work and removes all events. */
  @Override
  void close();
}
