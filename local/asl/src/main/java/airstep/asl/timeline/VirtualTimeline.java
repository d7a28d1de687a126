package airstep.asl.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A timeline whose time jumps from event to event, so that the same events give the same history.
 * Only the loop or one piece of work runs at a time: the loop lets the work run and waits until it
 * sleeps or ends. Work that blocks without {@link #sleep} blocks the loop and takes no virtual
 * time; a server that it calls may read the time and schedule events meanwhile.
 */
public final class VirtualTimeline implements Timeline {

  private final EventQueue queue = new EventQueue();
  private final Set<Coroutine> parked = new LinkedHashSet<>();
  private volatile Instant now;
  private Coroutine running;

  public VirtualTimeline(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Scheduled schedule(Instant at, Runnable event) {
    EventQueue.Event entry = queue.add(at.isBefore(now) ? now : at, event);
    return () -> queue.cancel(entry);
  }

  @Override
  public <T> void start(Callable<T> work, Consumer<WorkResult<T>> end) {
    var coroutine =
        new Coroutine(
            () -> {
              WorkResult<T> result = WorkResult.of(work);
              schedule(now, () -> end.accept(result));
            });
    schedule(now, () -> hand(coroutine, coroutine::begin));
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Coroutine current = running;
    if (current == null || !current.isCurrentThread()) {
      throw new IllegalStateException("Only work that this timeline started may sleep");
    }
    if (current.closed) {
      throw new InterruptedException("the timeline was closed");
    }
    schedule(
        now.plus(duration),
        () -> {
          parked.remove(current);
          hand(current, current::resume);
        });
    parked.add(current);
    current.park();
  }

  /** The loop waits while work runs, so the action can run at once. */
  @Override
  public <T> T onLoop(Supplier<T> action) {
    return action.get();
  }

  @Override
  public boolean runUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Instant next = queue.next();
      if (next == null) {
        return false;
      }
      now = next;
      queue.take().run();
    }
    return true;
  }

  @Override
  public void runUntil(Instant end) {
    for (Instant next = queue.next(); next != null && !next.isAfter(end); next = queue.next()) {
      now = next;
      queue.take().run();
    }
    now = end.isAfter(now) ? end : now;
  }

  @Override
  public void close() {
    for (Coroutine coroutine : List.copyOf(parked)) {
      hand(coroutine, coroutine::close);
    }
    parked.clear();
    queue.clear();
  }

  private void hand(Coroutine coroutine, Runnable baton) {
    running = coroutine;
    try {
      baton.run();
    } finally {
      running = null;
    }
  }
}
