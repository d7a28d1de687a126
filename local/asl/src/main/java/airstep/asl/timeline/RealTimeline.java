package airstep.asl.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A timeline on the wall clock. Work runs concurrently on virtual threads; events and completions
 * still run one by one on the thread that drives the loop. Any thread may schedule.
 */
public final class RealTimeline implements Timeline {

  private final InstantSource clock = InstantSource.system();
  private final EventQueue queue = new EventQueue();
  private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
  private boolean closed;

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public synchronized Scheduled schedule(Instant at, Runnable event) {
    EventQueue.Event entry = queue.add(at, event);
    notifyAll();
    return () -> cancel(entry);
  }

  @Override
  public synchronized <T> void start(Callable<T> work, Consumer<WorkResult<T>> end) {
    Thread thread = Thread.ofVirtual().name("work").unstarted(() -> run(work, end));
    workers.add(thread);
    thread.start();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (!workers.contains(Thread.currentThread())) {
      throw new IllegalStateException("Only work that this timeline started may sleep");
    }
    Thread.sleep(duration);
  }

  @Override
  public <T> T onLoop(Supplier<T> action) {
    if (!workers.contains(Thread.currentThread())) {
      return action.get();
    }
    try {
      return CompletableFuture.supplyAsync(action, event -> schedule(instant(), event)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the timeline was closed", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  @Override
  public boolean runUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Runnable event = await(null);
      if (event == null) {
        return false;
      }
      event.run();
    }
    return true;
  }

  @Override
  public void runUntil(Instant end) {
    for (Runnable event = await(end); event != null; event = await(end)) {
      event.run();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    queue.clear();
    notifyAll();
    workers.forEach(Thread::interrupt);
  }

  /** Returns the next event when it is due; null at the end, or if no more events can come. */
  private synchronized Runnable await(Instant end) {
    try {
      while (!closed) {
        Instant now = clock.instant();
        Instant next = queue.next();
        if (next != null && !next.isAfter(now)) {
          return queue.take();
        }
        if (end == null ? next == null && workers.isEmpty() : !end.isAfter(now)) {
          return null;
        }
        Instant until = next == null || (end != null && end.isBefore(next)) ? end : next;
        if (until == null) {
          wait();
        } else {
          TimeUnit.NANOSECONDS.timedWait(
              this, TimeUnit.NANOSECONDS.convert(Duration.between(now, until)));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  private <T> void run(Callable<T> work, Consumer<WorkResult<T>> end) {
    WorkResult<T> result = WorkResult.of(work);
    synchronized (this) {
      workers.remove(Thread.currentThread());
      if (!closed) {
        var _ = queue.add(clock.instant(), () -> end.accept(result));
      }
      notifyAll();
    }
  }

  private synchronized void cancel(EventQueue.Event entry) {
    queue.cancel(entry);
    notifyAll();
  }
}
