package airstep.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Europe/Berlin leaps from 02:00 to 03:00 and falls from 03:00 to 02:00.
          Europe/Berlin       | 30 2 * * *    | 2026-03-29 |
          Europe/Berlin       | 0 3 * * *     | 2026-03-29 | 2026-03-29T01:00:00Z
          Europe/Berlin       | 30 2 * * *    | 2026-10-25 | 2026-10-25T00:30:00Z
          Europe/Berlin       | 0 3 * * *     | 2026-10-25 | 2026-10-25T02:00:00Z
          Europe/Berlin       | 30 2 * * *    | 2027-03-28 |
          Europe/Berlin       | 0,59 1-3 * * *| 2027-03-28 | 2027-03-28T00:00:00Z 2027-03-28T00:59:00Z 2027-03-28T01:00:00Z 2027-03-28T01:59:00Z
          Europe/Berlin       | 0 1-3 * * *   | 2027-10-31 | 2027-10-30T23:00:00Z 2027-10-31T00:00:00Z 2027-10-31T02:00:00Z
          # America/New_York leaps from 02:00 to 03:00 and falls from 02:00 to 01:00.
          America/New_York    | 15 2 * * SUN  | 2027-03-14 |
          America/New_York    | 30 1 * * *    | 2026-11-01 | 2026-11-01T05:30:00Z
          America/New_York    | 0 2 * * *     | 2027-11-07 | 2027-11-07T07:00:00Z
          # Australia/Lord_Howe moves by half an hour: 02:00 to 02:30, and 02:00 back to 01:30.
          Australia/Lord_Howe | 0,29,30 2 * * *   | 2026-10-04 | 2026-10-03T15:30:00Z
          Australia/Lord_Howe | 15,30,45 1 * * *  | 2027-04-04 | 2027-04-03T14:15:00Z 2027-04-03T14:30:00Z 2027-04-03T14:45:00Z
          Australia/Lord_Howe | 0 2 * * *     | 2027-04-04 | 2027-04-03T15:30:00Z
          """)
  void skipsMissingTimesAndFiresOnceForRepeatedTimes(
      String zone, String cron, LocalDate day, String expected) {
    ZoneId zoneId = ZoneId.of(zone);

    assertThat(
            new Schedule(Cron.parse(cron), zoneId)
                .between(
                    day.atStartOfDay(zoneId).toInstant(),
                    day.plusDays(1).atStartOfDay(zoneId).toInstant()))
        .isEqualTo(
            expected == null
                ? List.of()
                : List.of(expected.split(" ", -1)).stream().map(Instant::parse).toList());
  }

  @Test
  void doesNotRunAgainWhileTheHourRepeats() {
    // 02:15 in Berlin for the second time.
    Instant secondPass = Instant.parse("2026-10-25T01:15:00Z");

    assertThat(next("30 2 * * *", secondPass)).isEqualTo("2026-10-26T01:30:00Z");
    assertThat(next("0 * * * *", secondPass)).isEqualTo("2026-10-25T02:00:00Z");
  }

  @Test
  void nextSkipsToTheFollowingDay() {
    assertThat(next("30 2 * * *", Instant.parse("2026-03-28T01:30:00Z")))
        .isEqualTo("2026-03-30T00:30:00Z");
  }

  @Test
  void includesTheFirstBoundAndExcludesTheSecond() {
    Instant seven = Instant.parse("2026-11-22T06:00:00Z");
    Schedule schedule = berlin("0 7 * * *");

    assertThat(schedule.between(seven, seven.plusSeconds(1))).containsExactly(seven);
    assertThat(schedule.between(seven.minusSeconds(1), seven)).isEmpty();
    assertThat(next("0 7 * * *", seven)).isEqualTo("2026-11-23T06:00:00Z");
  }

  /** The first instant after the given one. */
  private static Instant next(String cron, Instant after) {
    return berlin(cron).between(after.plusNanos(1), after.plus(Duration.ofDays(3))).getFirst();
  }

  private static Schedule berlin(String cron) {
    return new Schedule(Cron.parse(cron), ZoneId.of("Europe/Berlin"));
  }
}
