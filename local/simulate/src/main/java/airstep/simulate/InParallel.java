package airstep.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Plays days several at a time. The results do not depend on how many that are. */
final class InParallel {

  private InParallel() {}

  /**
   * Plays each day, and returns what came of each in their order.
   *
   * @param progress receives how many days are over
   */
  static <D, R> List<R> play(List<D> days, int workers, Function<D, R> play, LongConsumer progress)
      throws InterruptedException {
    AtomicLong done = new AtomicLong();
    // Virtual threads hand over to a day's own threads without the operating system.
    try (ExecutorService threads =
        Executors.newFixedThreadPool(workers, Thread.ofVirtual().factory())) {
      List<Future<R>> futures = new ArrayList<>();
      for (D day : days) {
        futures.add(
            threads.submit(
                () -> {
                  R result = play.apply(day);
                  progress.accept(done.incrementAndGet());
                  return result;
                }));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a day could not be played", e.getCause());
    }
  }
}
