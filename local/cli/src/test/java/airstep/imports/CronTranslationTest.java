package airstep.imports;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Schedule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A flow that was imported from a crontab starts at exactly cron's own times over a whole year, or
 * has a TODO instead of a schedule. The only differences are those of EventBridge Scheduler when
 * the clock changes: it skips a time that does not exist, and starts once at one that occurs twice.
 */
class CronTranslationTest {

  private static final Instant BEGIN = Instant.parse("2027-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2028-01-01T00:00:00Z");
  private static final int CASES = 8 * Integer.getInteger("airstep.campaign", 1);

  /** Changes at 02:00, at 01:00 UTC, at midnight, by half an hour, in the south, and none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "Europe/Berlin",
        "America/Havana",
        "Australia/Lord_Howe",
        "Pacific/Auckland",
        "Asia/Kolkata"
      })
  void startsAtCronsOwnTimesOrHasATodo(String name) {
    ZoneId zone = ZoneId.of(name);
    List<Minute> year =
        Stream.iterate(BEGIN, END::isAfter, it -> it.plus(1, ChronoUnit.MINUTES))
            .map(instant -> Minute.of(instant, zone))
            .toList();
    Random random = new Random(20261128);
    int translated = 0;
    for (int i = 0; i < CASES; i++) {
      RandomCron cron = RandomCron.of(random);
      FlowDraft draft = imported(cron.text(), name);
      String place = cron.text() + " in " + name;

      if (draft.old().isPresent()) {
        translated++;
        Schedule schedule = draft.flow().schedule().orElseThrow();
        List<Minute> minutes = year.stream().filter(it -> cron.matches(it.local())).toList();
        assertThat(schedule.between(BEGIN, END)).as(place).isEqualTo(firsts(minutes));
        assertThat(CronClock.of(cron.text(), zone).orElseThrow().between(BEGIN, END).toList())
            .as(place)
            .isEqualTo(cronsTimes(cron, minutes, zone));
      } else {
        assertThat(draft.todos()).as(place).singleElement().asString().startsWith("schedule, was ");
        assertThat(draft.flow().schedule()).as(place).isEmpty();
      }
    }
    assertThat(translated).isGreaterThan(CASES / 2);
  }

  private static FlowDraft imported(String cron, String zone) {
    String id = "00000000-0000-4000-8000-000000000001";
    String line = cron + " curl http://localhost/v1/jobs -d '{\"connectionId\":\"" + id + "\"}'";
    return CrontabImport.read(line, "crontab", zone, List.of()).drafts().getFirst();
  }

  /** The minutes whose local time matches, and for a fixed time the end of a gap over it. */
  private static List<Instant> cronsTimes(RandomCron cron, List<Minute> minutes, ZoneId zone) {
    if (cron.followsClock()) {
      return minutes.stream().map(Minute::instant).toList();
    }
    Set<Instant> times = new TreeSet<>(firsts(minutes));
    for (ZoneOffsetTransition change = zone.getRules().nextTransition(BEGIN);
        change != null && change.getInstant().isBefore(END);
        change = zone.getRules().nextTransition(change.getInstant())) {
      LocalDateTime before = change.getDateTimeBefore();
      if (change.isGap()
          && Stream.iterate(before, change.getDateTimeAfter()::isAfter, it -> it.plusMinutes(1))
              .anyMatch(cron::matches)) {
        times.add(change.getInstant());
      }
    }
    return List.copyOf(times);
  }

  private static List<Instant> firsts(List<Minute> minutes) {
    return minutes.stream().filter(Minute::first).map(Minute::instant).toList();
  }

  /**
   * A minute of the year, computed once for all crons.
   *
   * @param first whether its local time occurs here for the first time
   */
  private record Minute(Instant instant, LocalDateTime local, boolean first) {
    static Minute of(Instant instant, ZoneId zone) {
      ZonedDateTime local = instant.atZone(zone);
      return new Minute(
          instant,
          local.toLocalDateTime(),
          local.withEarlierOffsetAtOverlap().getOffset().equals(local.getOffset()));
    }
  }
}
