package airstep.simulate;

import airstep.asl.Execution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Many random days, each of a seed of its own: the first has the simulation's, the next ones those
 * that follow. So what comes of them does not depend on how many are played at a time.
 */
public final class Simulation {

  /** So many broken promises are shrunk and told; more are only counted. */
  static final int MOST_TOLD = 20;

  private final long seed;
  private final int runs;
  private final Set<FaultKind> kinds;
  private final int workers;

  public Simulation(long seed, int runs, Collection<FaultKind> kinds, int workers) {
    this.seed = seed;
    this.runs = runs;
    this.kinds = EnumSet.noneOf(FaultKind.class);
    this.kinds.addAll(kinds);
    this.workers = workers;
  }

  /**
   * Plays them.
   *
   * @param progress hears how many days are over
   */
  public SimulationResult play(LongConsumer progress) throws InterruptedException {
    long begin = System.nanoTime();
    AtomicLong next = new AtomicLong();
    AtomicLong done = new AtomicLong();
    List<Tally> tallies = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      List<Future<Tally>> parts = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        parts.add(
            threads.submit(
                () -> {
                  Tally tally = new Tally();
                  for (long n = next.getAndIncrement(); n < runs; n = next.getAndIncrement()) {
                    tally.add(Day.of(seed + n, kinds));
                    progress.accept(done.incrementAndGet());
                  }
                  return tally;
                }));
      }
      for (Future<Tally> part : parts) {
        tallies.add(part.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a day could not be played", e.getCause());
    }
    Tally all = Tally.of(tallies);
    List<Violation> violations =
        all.broken.stream()
            .sorted(
                Comparator.comparingLong((Found found) -> found.day().seed())
                    .thenComparing(Found::invariant))
            .limit(MOST_TOLD)
            .map(found -> Violation.of(found.day(), found.invariant()))
            .toList();
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new SimulationResult(
        seed, runs, all.broken.size(), violations, all.faults, all.outcomes, seconds);
  }

  private record Found(Day day, Invariant invariant) {}

  /** What one worker has seen. */
  private static final class Tally {

    private final List<Found> broken = new ArrayList<>();
    private final Map<FaultKind, Integer> faults = new EnumMap<>(FaultKind.class);
    private final Map<String, Integer> outcomes = new TreeMap<>();

    static Tally of(List<Tally> parts) {
      Tally all = new Tally();
      for (Tally part : parts) {
        all.broken.addAll(part.broken);
        part.faults.forEach((kind, n) -> all.faults.merge(kind, n, Integer::sum));
        part.outcomes.forEach((outcome, n) -> all.outcomes.merge(outcome, n, Integer::sum));
      }
      return all;
    }

    void add(Day day) {
      Played played = Play.of(day, Product.DEPLOYED, false);
      Invariants.broken(played).stream()
          .map(Broken::invariant)
          .distinct()
          .forEach(invariant -> broken.add(new Found(day, invariant)));
      played.struck().forEach((kind, n) -> faults.merge(kind, n, Integer::sum));
      for (Execution sync : played.syncs()) {
        outcomes.merge(Played.outcome(sync), 1, Integer::sum);
      }
    }
  }
}
