package airstep.simulate;

import airstep.embedded.airbyte.Api;
import airstep.simulate.peers.Peer;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * The same random days with the same faults for Airstep and for its peers.
 *
 * @param workers how many days are played at the same time
 */
public record Comparison(long seed, int days, int workers) {

  /**
   * Plays the days.
   *
   * @param progress receives how many days are over
   */
  public ComparisonResult play(LongConsumer progress) {
    Map<String, Score> scores = new LinkedHashMap<>();
    InParallel.play(days(seed, days), workers, Comparison::scores, progress)
        .forEach(day -> day.forEach((name, score) -> scores.merge(name, score, Score::plus)));
    return new ComparisonResult(seed, days, scores);
  }

  /**
   * What only goes wrong on AWS and has no counterpart with the peers is left out for all. So are
   * the kinds with their own random stream, so that the days do not change.
   */
  static Set<FaultKind> leftOut() {
    Set<FaultKind> leftOut =
        EnumSet.of(
            FaultKind.DUPLICATE,
            FaultKind.STEP_RUNS_ON,
            FaultKind.STEP_OVERRUN,
            FaultKind.STOPPED_ALONE,
            FaultKind.BY_HAND,
            FaultKind.SOME_BY_HAND,
            FaultKind.SECRETS,
            FaultKind.STATES,
            FaultKind.EVENTS);
    leftOut.addAll(FaultKind.DRAWN_APART);
    return leftOut;
  }

  /** The first days from that seed on for which peers have counterparts. */
  static List<Day> days(long seed, int days) {
    Set<FaultKind> played = EnumSet.complementOf(EnumSet.copyOf(leftOut()));
    return LongStream.iterate(seed, next -> next + 1)
        .mapToObj(next -> Day.of(next, played))
        .filter(Comparison::isForAll)
        .limit(days)
        .toList();
  }

  /** Whether Airbyte has its public API, and a schedule starts each flow. */
  static boolean isForAll(Day day) {
    Api api = day.airbyte().api();
    return (api == Api.CLOUD || api == Api.SELF_MANAGED)
        && day.scene().flows().stream().allMatch(flow -> flow.schedule().isPresent());
  }

  private static Map<String, Score> scores(Day day) {
    Map<String, Score> scores = new LinkedHashMap<>();
    scores.put("Airstep", ofAirstep(day));
    Peer.all().forEach(peer -> scores.put(peer.name(), of(day, peer)));
    return scores;
  }

  static Score ofAirstep(Day day) {
    PlayedDay played = Play.of(day);
    return Score.of(day, played.airbyte(), new AirstepAccounts(played).all());
  }

  static Score of(Day day, Peer peer) {
    PeerPlay played = PeerPlay.of(day, peer);
    return Score.of(day, played.world().airbyte, played.accounts());
  }
}
