package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.airbyte.Job;
import airstep.airbyte.JobListContradictedException;
import airstep.airbyte.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class WatermarkTest {

  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
  private static final Instant YESTERDAY = SEVEN.minus(Duration.ofDays(1));

  private final Watermark watermark =
      new Watermark(OptionalLong.of(41), Optional.of(YESTERDAY), Optional.of(SEVEN));

  @Test
  void acceptsAListThatContinuesFromTheWatermark() {
    List<Job> list = List.of(job(42, SEVEN.plusSeconds(9)), job(41, YESTERDAY));

    assertThat(watermark.believed(list)).isEqualTo(list);
    assertThat(watermark.believed(List.of(job(41, YESTERDAY)))).hasSize(1);
  }

  @Test
  void rejectsAListWithoutTheNewestKnownJob() {
    assertUnbelievable(List.of(), "lists no job as new as job 41");
    assertUnbelievable(List.of(job(40, YESTERDAY)), "lists no job as new as job 41");
  }

  @Test
  void rejectsAListIfJobNumbersRestarted() {
    assertUnbelievable(
        List.of(job(41, YESTERDAY), job(3, SEVEN.plusSeconds(9))), "ids started again");
  }

  @Test
  void rejectsAListWithAnUnknownOldJob() {
    assertUnbelievable(
        List.of(job(42, SEVEN.minus(Duration.ofMinutes(6))), job(41, YESTERDAY)),
        "which it did not list when this sync began");
  }

  /** Otherwise our own job would be missed, and another one started. */
  @Test
  void toleratesClocksThatAreMinutesApart() {
    List<Job> list = List.of(job(42, SEVEN.minus(Duration.ofMinutes(4))), job(41, YESTERDAY));

    assertThat(watermark.believed(list)).hasSize(2);
  }

  @Test
  void usesOnlyNumbersIfAirbyteReturnsNoTimes() {
    List<Job> list = List.of(job(42, null), job(41, null));

    assertThat(watermark.believed(list)).hasSize(2);
  }

  @Test
  void distinguishesAnOldJobFromRestartedNumbers() {
    assertThat(watermark.canBeNew(job(42, null))).isTrue();
    assertThat(watermark.canBeNew(job(41, YESTERDAY))).isFalse();
    assertThat(watermark.canBeNew(job(41, null))).isFalse();
    assertThat(watermark.canBeNew(job(40, YESTERDAY.minusSeconds(60)))).isFalse();
    assertThat(watermark.canBeNew(job(3, SEVEN.plusSeconds(1)))).isTrue();
  }

  /** Either the lists are wrongly empty, or the answer is about another job. */
  @Test
  void doesNotMistakeAnOldJobForANewOneIfNoneWasListed() {
    var none = new Watermark(OptionalLong.of(0), Optional.empty(), Optional.of(SEVEN));

    assertThat(none.canBeNew(job(42, YESTERDAY))).isFalse();
    assertThat(none.canBeNew(job(42, SEVEN.minus(Duration.ofMinutes(4))))).isTrue();
    assertThat(none.canBeNew(job(1, null))).isTrue();
  }

  private void assertUnbelievable(List<Job> list, String said) {
    assertThatThrownBy(() -> watermark.believed(list))
        .isInstanceOf(JobListContradictedException.class)
        .hasMessageContaining(said);
  }

  private static Job job(long id, Instant createdAt) {
    return new Job(
        id,
        "",
        "sync",
        JobStatus.RUNNING,
        "running",
        Optional.ofNullable(createdAt),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }
}
