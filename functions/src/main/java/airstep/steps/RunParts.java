package airstep.steps;

import airstep.vocabulary.run.PartConcurrency;
import airstep.vocabulary.run.PlannedRun.Planned;
import airstep.vocabulary.run.RunPart;
import airstep.vocabulary.run.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a run is divided among executions.
 *
 * @param parts empty if one execution can hold the run
 * @param atOnce how many parts run at the same time
 * @param concurrency how many syncs each part, or the undivided run, runs at the same time
 */
record RunParts(List<RunPart> parts, long atOnce, long concurrency) {

  /** Divides a run if one execution cannot hold its connections, or its concurrency. */
  static RunParts of(List<Planned> connections, RunSettings settings) {
    int count = connections.size();
    PartConcurrency concurrency = PartConcurrency.of(settings.concurrency());
    long atOnce = concurrency.partsAtOnce();
    long most = settings.partConnections();
    long byConcurrency =
        Math.min(atOnce, Math.ceilDiv(count, PartConcurrency.MOST_IN_AN_EXECUTION));
    // A multiple, so that no part runs alone at the end.
    long bySize =
        count > most ? Math.ceilDiv(count, RunPart.mostPlanned(most) * atOnce) * atOnce : 1;
    int number = Math.toIntExact(Math.max(bySize, byConcurrency));
    return number <= 1
        ? undivided(settings)
        : new RunParts(divided(connections, number), atOnce, concurrency.ofAPart());
  }

  /** Keeps a run, or a part of one, in one execution. */
  static RunParts undivided(RunSettings settings) {
    return new RunParts(
        List.of(), 1, Math.min(settings.concurrency(), PartConcurrency.MOST_IN_AN_EXECUTION));
  }

  /** Returns parts of equal size, give or take one. */
  private static List<RunPart> divided(List<Planned> connections, int number) {
    List<String> ids =
        connections.stream()
            .map(one -> one.connectionId().toLowerCase(Locale.ROOT))
            .sorted()
            .toList();
    List<Integer> starts =
        Stream.iterate(0, n -> n + 1)
            .limit(number + 1L)
            .map(n -> Math.toIntExact((long) n * ids.size() / number))
            .toList();
    List<RunPart> parts = new ArrayList<>();
    for (int n = 0; n < number; n++) {
      int start = starts.get(n);
      int end = starts.get(n + 1);
      parts.add(
          new RunPart(
              n + 1L,
              n == 0 ? "" : ids.get(start),
              end == ids.size() ? "" : ids.get(end),
              end - (long) start));
    }
    return parts;
  }
}
