package airstep.asl.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One event loop that owns time. Events and completions run one after the other on the thread that
 * drives the loop; events of one instant run in the order in which they were scheduled.
 */
public interface Timeline extends InstantSource, AutoCloseable {

  /** Puts an event on the timeline; an instant that has passed means now. */
  Scheduled schedule(Instant at, Runnable event);

  /** Puts an event on the timeline, counted from now. */
  default Scheduled schedule(Duration after, Runnable event) {
    return schedule(instant().plus(after), event);
  }

  /**
   * Starts blocking work beside the loop and delivers its end on the loop. Nothing stops the work:
   * whoever no longer cares ignores the end.
   */
  <T> void start(Work<T> work, Consumer<WorkResult<T>> end);

  /**
   * Lets time pass inside work that was started by {@link #start}; refused anywhere else.
   *
   * @throws InterruptedException when the timeline is closed meanwhile
   */
  void sleep(Duration duration) throws InterruptedException;

  /** Does something on the loop, for work that was started by {@link #start}, and waits for it. */
  <T> T onLoop(Supplier<T> action);

  /**
   * Runs events until the condition holds; it is asked before each event.
   *
   * @return false if nothing was left to do before the condition held
   */
  boolean runUntil(BooleanSupplier condition);

  /** Runs all events up to and including the instant, which is then the current time. */
  void runUntil(Instant end);

  /** Runs events until nothing is left to do. */
  default void runToEnd() {
    runUntil(() -> false);
  }

  /** Ends the work that is still under way by interrupting it, and forgets all events. */
  @Override
  void close();
}
