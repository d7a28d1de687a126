package airstep.asl.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A timeline on the wall clock. Work runs concurrently on virtual threads; events and completions
 * still run one by one on the thread that drives the loop. Any thread may schedule.
 */
public final class RealTimeline implements Timeline {

  private final InstantSource clock = InstantSource.system();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final EventQueue queue = new EventQueue();
  private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
  private int underWay;
  private boolean closed;

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public Scheduled schedule(Instant at, Runnable event) {
    lock.lock();
    try {
      EventQueue.Event entry = queue.add(at, event);
      changed.signalAll();
      return () -> cancel(entry);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public <T> void start(Work<T> work, Consumer<WorkResult<T>> end) {
    lock.lock();
    try {
      underWay++;
    } finally {
      lock.unlock();
    }
    Thread thread =
        Thread.ofVirtual()
            .name("work")
            .unstarted(
                () -> {
                  WorkResult<T> result = WorkResult.of(work);
                  workers.remove(Thread.currentThread());
                  finish(() -> end.accept(result));
                });
    workers.add(thread);
    thread.start();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (!workers.contains(Thread.currentThread())) {
      throw new IllegalStateException("Only work that was started on this timeline may sleep");
    }
    Thread.sleep(duration);
  }

  @Override
  public <T> T onLoop(Supplier<T> action) {
    if (!workers.contains(Thread.currentThread())) {
      return action.get();
    }
    CompletableFuture<WorkResult<T>> done = new CompletableFuture<>();
    var _ = schedule(instant(), () -> done.complete(WorkResult.of(action::get)));
    try {
      return switch (done.get()) {
        case WorkResult.Returned(T value) -> value;
        case WorkResult.Threw(RuntimeException e) -> throw e;
        case WorkResult.Threw(Throwable e) -> throw new IllegalStateException(e);
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the timeline was closed", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
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
  public void close() {
    lock.lock();
    try {
      closed = true;
      queue.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    workers.forEach(Thread::interrupt);
  }

  /** The next event once its time has come; null at the end, or if nothing can come any more. */
  private Runnable await(Instant end) {
    lock.lock();
    try {
      while (!closed) {
        Instant now = clock.instant();
        Instant next = queue.next();
        if (next != null && !next.isAfter(now)) {
          return queue.take();
        }
        if (end == null ? next == null && underWay == 0 : !end.isAfter(now)) {
          return null;
        }
        Instant until = earlier(next, end);
        if (until == null) {
          changed.await();
        } else {
          // The answer does not matter: the loop looks at the clock and the queue again.
          var _ = changed.awaitNanos(TimeUnit.NANOSECONDS.convert(Duration.between(now, until)));
        }
      }
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      lock.unlock();
    }
  }

  private static Instant earlier(Instant next, Instant end) {
    if (next == null || end == null) {
      return next == null ? end : next;
    }
    return next.isBefore(end) ? next : end;
  }

  private void finish(Runnable end) {
    lock.lock();
    try {
      underWay--;
      if (!closed) {
        queue.add(clock.instant(), end);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void cancel(EventQueue.Event entry) {
    lock.lock();
    try {
      queue.cancel(entry);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
