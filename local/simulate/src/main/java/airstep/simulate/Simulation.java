package airstep.simulate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Many random days: the first has the simulation's seed, each later one the next seed.
 *
 * @param runs how many days
 * @param kinds the kinds of faults that may strike
 * @param workers how many days are played at the same time
 */
public record Simulation(long seed, int runs, Set<FaultKind> kinds, int workers) {

  /** How many broken promises are shrunk and reported; more are only counted. */
  static final int MOST_REPORTED = 20;

  /**
   * Plays the days.
   *
   * @param progress receives how many days are over
   */
  public SimulationResult play(LongConsumer progress) {
    long begin = System.nanoTime();
    List<Long> seeds = LongStream.range(seed, seed + runs).boxed().toList();
    List<Seen> days = InParallel.play(seeds, workers, this::see, progress);
    Map<FaultKind, Integer> faults = new EnumMap<>(FaultKind.class);
    Map<String, Integer> outcomes = new TreeMap<>();
    for (Seen day : days) {
      day.struck().forEach((kind, n) -> faults.merge(kind, n, Integer::sum));
      day.outcomes().forEach(outcome -> outcomes.merge(outcome, 1, Integer::sum));
    }
    List<Violation> violations =
        days.stream()
            .flatMap(day -> day.broken().stream().map(it -> Violation.of(day.day(), it)))
            .limit(MOST_REPORTED)
            .toList();
    return new SimulationResult(
        seed,
        runs,
        days.stream().mapToInt(day -> day.broken().size()).sum(),
        violations,
        faults,
        outcomes,
        Math.round((System.nanoTime() - begin) / 1e8) / 10.0);
  }

  /** What is kept of a day that is over. */
  private record Seen(
      Day day, Set<Invariant> broken, Map<FaultKind, Integer> struck, List<String> outcomes) {}

  private Seen see(long daySeed) {
    Day day = Day.of(daySeed, kinds);
    PlayedDay played = Play.of(day);
    return new Seen(
        day,
        Invariant.allBroken(played).keySet(),
        played.struck(),
        played.syncs().stream().map(PlayedExecution::outcome).toList());
  }
}
