package airstep.simulate;

import airstep.simulate.peers.Peer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** The same random days with the same faults for Airstep and for its peers. */
public final class Comparison {

  /**
   * What goes wrong only on AWS, and has no counterpart with the peers: left out for all. So is
   * what is drawn apart: the days stay those that they were.
   */
  static final Set<FaultKind> LEFT_OUT =
      EnumSet.of(
          FaultKind.DUPLICATE,
          FaultKind.STEP_RUNS_ON,
          FaultKind.STEP_OVERRUN,
          FaultKind.STOPPED_ALONE,
          FaultKind.BY_HAND,
          FaultKind.SECRETS,
          FaultKind.STATES,
          FaultKind.EVENTS);

  static {
    LEFT_OUT.addAll(FaultKind.DRAWN_APART);
  }

  private static final String AIRSTEP = "Airstep";

  private final long seed;
  private final int days;
  private final int workers;

  public Comparison(long seed, int days, int workers) {
    this.seed = seed;
    this.days = days;
    this.workers = workers;
  }

  /**
   * Plays them.
   *
   * @param progress hears how many days are over
   */
  public ComparisonResult play(LongConsumer progress) throws InterruptedException {
    List<Day> played = days(seed, days);
    AtomicInteger next = new AtomicInteger();
    AtomicLong done = new AtomicLong();
    Map<String, Score> scores = new LinkedHashMap<>();
    // Peers that look each second hand over to the loop and back so often that it tells whether the
    // operating system takes part.
    ThreadFactory virtual = Thread.ofVirtual().factory();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers, virtual)) {
      List<Future<Map<String, Score>>> parts = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        parts.add(
            threads.submit(
                () -> {
                  Map<String, Score> part = new LinkedHashMap<>();
                  for (int n = next.getAndIncrement(); n < days; n = next.getAndIncrement()) {
                    add(part, played.get(n));
                    progress.accept(done.incrementAndGet());
                  }
                  return part;
                }));
      }
      for (Future<Map<String, Score>> part : parts) {
        part.get().forEach((name, score) -> scores.merge(name, score, Score::plus));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a day could not be played", e.getCause());
    }
    return new ComparisonResult(seed, days, scores);
  }

  /** The first days from that seed on for which peers have counterparts. */
  static List<Day> days(long seed, int days) {
    return LongStream.iterate(seed, next -> next + 1)
        .mapToObj(Comparison::day)
        .filter(Comparison::isForAll)
        .limit(days)
        .toList();
  }

  /** Whether Airbyte's public API is spoken, and a clock starts each flow. */
  static boolean isForAll(Day day) {
    return (day.api() == Api.CLOUD || day.api() == Api.SELF_MANAGED)
        && day.scene().flows().stream().allMatch(flow -> flow.schedule().isPresent());
  }

  /** A random day without what has no counterpart. */
  static Day day(long seed) {
    return Day.of(seed, EnumSet.complementOf(EnumSet.copyOf(LEFT_OUT)));
  }

  private static void add(Map<String, Score> scores, Day day) {
    scores.merge(AIRSTEP, ofAirstep(day), Score::plus);
    for (Peer peer : Peer.all()) {
      scores.merge(peer.name(), of(day, peer), Score::plus);
    }
  }

  static Score ofAirstep(Day day) {
    Played played = Play.of(day, Product.DEPLOYED, false);
    return Score.of(day, played.airbyte(), AirstepAccounts.of(played));
  }

  static Score of(Day day, Peer peer) {
    PeerPlayed played = PeerPlay.of(day, peer);
    return Score.of(day, played.airbyte(), played.accounts());
  }
}
