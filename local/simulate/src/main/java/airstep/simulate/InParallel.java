package airstep.simulate;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Plays several days at a time. The results do not depend on how many. */
final class InParallel {

  private InParallel() {}

  /**
   * Plays each day, and returns their results in the same order.
   *
   * @param progress receives how many days are over
   */
  static <D, R> List<R> play(
      List<D> days, int workers, Function<D, R> play, LongConsumer progress) {
    AtomicLong done = new AtomicLong();
    // Virtual threads hand over to a day's own threads without the operating system.
    try (ExecutorService threads =
        Executors.newFixedThreadPool(workers, Thread.ofVirtual().factory())) {
      List<CompletableFuture<R>> results =
          days.stream()
              .map(
                  day ->
                      CompletableFuture.supplyAsync(() -> play.apply(day), threads)
                          .whenComplete((_, _) -> progress.accept(done.incrementAndGet())))
              .toList();
      return results.stream().map(CompletableFuture::join).toList();
    }
  }
}
