package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.sync.SyncSettings.Poll;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LooksTest {

  private static final List<Duration> HALF_AN_HOUR =
      Collections.nCopies(20, Duration.ofMinutes(30));

  @Test
  void aFixedPauseStaysExact() {
    Poll fixed = new Poll(Duration.ofSeconds(30), Duration.ofSeconds(30), false);
    Looks looks = new Looks(fixed, HALF_AN_HOUR, 1);

    assertThat(looks.times()).isEmpty();
    assertThat(looks.spread()).isEqualTo(fixed);
  }

  @Test
  void aBackOffOfTheFlowDoublesWhateverTheHistory() {
    Poll backOff = new Poll(Duration.ofSeconds(20), Duration.ofSeconds(100), false);

    assertThat(new Looks(backOff, HALF_AN_HOUR, 1).times()).containsExactly(20L, 60L, 140L);
  }

  @Test
  void withoutHistoryItBacksOff() {
    List<Long> times = new Looks(Poll.USUAL, List.of(Duration.ofMinutes(9)), 1).times();

    assertThat(times).hasSize(5);
    assertThat(times.getFirst()).isBetween(15L, 17L);
    assertThat(times.getLast()).isBetween(465L, 512L);
  }

  @Test
  void looksCloseTogetherWherePastJobsEndedAndNowhereBefore() {
    List<Long> times = new Looks(Poll.USUAL, HALF_AN_HOUR, 1).times();

    assertThat(times).isSorted().anyMatch(look -> look >= 1800 && look <= 1840);
    assertThat(times.stream().filter(look -> look > 1750 && look < 1850)).hasSizeBetween(1, 4);
    assertThat(times.stream().filter(look -> look < 1700)).hasSizeLessThan(4);
  }

  @Test
  void syncsOfARunLookAtDifferentTimes() {
    assertThat(
            LongStream.range(0, 40)
                .mapToObj(seed -> new Looks(Poll.USUAL, List.of(), 7919 * seed))
                .map(looks -> looks.times().getLast())
                .distinct())
        .hasSizeGreaterThan(15);
    assertThat(
            LongStream.range(0, 40)
                .mapToObj(seed -> new Looks(Poll.USUAL, List.of(), 7919 * seed).spread().max())
                .distinct())
        .hasSizeGreaterThan(10)
        .allMatch(max -> max.toSeconds() >= 285 && max.toSeconds() <= 300);
  }

  @Test
  void theSameSyncLooksAtTheSameTimes() {
    assertThat(new Looks(Poll.USUAL, HALF_AN_HOUR, 5).times())
        .isEqualTo(new Looks(Poll.USUAL, HALF_AN_HOUR, 5).times());
  }

  @Test
  void aDayNeedsNoMoreLooksThanAreCounted() {
    List<Duration> wild =
        LongStream.range(1, 21).mapToObj(n -> Duration.ofSeconds(60 * n * n * n)).toList();

    assertThat(new Looks(Poll.USUAL, wild, 1).times()).hasSizeLessThanOrEqualTo(Poll.MOST_LOOKS);
  }
}
