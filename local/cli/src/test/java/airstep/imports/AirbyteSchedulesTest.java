package airstep.imports;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.airbyte.Connection;
import airstep.airbyte.ConnectionStatus;
import airstep.airbyte.OwnSchedule;
import airstep.flows.FlowReader;
import airstep.flows.Schedule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Airbyte's own schedules become flows that start at the same times. */
class AirbyteSchedulesTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  /** A day has 1,440 minutes, and the first one may begin in the middle. */
  private static final int FIRST_DAYS = 3_000;

  private static final int A_YEAR = 366;
  private static final Instant LAST = Instant.parse("2026-11-28T06:17:42Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 0 7 * * ?         | 0 7 * * *",
        "0 30 2 ? * MON-FRI  | 30 2 * * 1-5",
        "0 0 7 ? * 2-6       | 0 7 * * 1-5",
        "0 0 7 ? * 1,7       | 0 7 * * 0,6",
        "0 0 7 ? * FRI-MON   | 0 7 * * 5-6,0-1",
        "0 5/15 9-17 * * ?   | 5-59/15 9-17 * * *",
        "0 0 22-2 * * ?      | 0 22-23,0-2 * * *",
        "0 0 0 1,15 JAN-MAR ?| 0 0 1,15 1-3 *",
        "0 0 0/6 * * ? *     | 0 0-23/6 * * *",
        "30 0 7 * * ?        | 0 7 * * *"
      })
  void writesQuartzAsFiveFields(String quartz, String five) {
    FlowDraft draft = imported(cron(quartz, "Europe/Berlin"));

    assertThat(draft.text()).contains("cron: \"" + five + "\"\n  timezone: Europe/Berlin\n");
    assertThat(draft.todos()).isEmpty();
    assertThat(draft.flow().enabled()).isTrue();
    assertThat(FlowReader.problems(draft.name(), draft.text())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0 7 L * ?",
        "0 0 7 15W * ?",
        "0 0 7 ? * 6L",
        "0 0 7 ? * 2#1",
        "* 0 7 * * ?",
        "0 0 7 * * ? 2027",
        "0 0 7 * *",
        "0 0 25 * * ?",
        "0 0 22-2/2 * * ?"
      })
  void leavesATodoForWhatAFlowCannotSay(String quartz) {
    FlowDraft draft = imported(cron(quartz, "UTC"));

    assertThat(draft.todos()).singleElement().asString().startsWith("schedule, was " + quartz);
    assertThat(draft.flow().switchedOn()).isFalse();
    assertThat(draft.old()).isEmpty();
  }

  @Test
  void leavesATodoForATimeZoneOfAirbytesOwn() {
    FlowDraft draft = imported(cron("0 0 7 * * ?", "EST5"));

    assertThat(draft.todos()).singleElement().asString().contains("EST5");
    assertThat(draft.flow().schedule()).isEmpty();
  }

  /**
   * Of each random cron, the minutes of its first days and the days of a year, which are all there
   * is in a zone without changes. Computed from Quartz's own fields.
   */
  @Test
  void startsWhenQuartzDoes() {
    int campaign = Integer.getInteger("airstep.campaign", 1);
    for (long seed : new long[] {7, System.nanoTime()}) {
      Random random = new Random(seed);
      for (int i = 0; i < 100 * campaign; i++) {
        String quartz = randomQuartz(random);
        assertSameStarts("seed %d: %s".formatted(seed, quartz), quartz, FIRST_DAYS);
        String daily = quartz.replaceFirst("^0 \\S+ \\S+", "0 30 7");
        assertSameStarts("seed %d: %s".formatted(seed, daily), daily, A_YEAR);
      }
    }
  }

  private static void assertSameStarts(String what, String quartz, int starts) {
    Instant end = NOW.plus(Duration.ofDays(366));
    String five = QuartzTranslation.fiveFields(quartz);
    Schedule schedule = FlowReader.of("f", flow(five)).schedule().orElseThrow();
    assertThat(schedule.starts(NOW).takeWhile(end::isAfter).limit(starts))
        .as("%s as %s", what, five)
        .containsExactlyElementsOf(
            QuartzClock.of(quartz, ZoneId.of("Asia/Tokyo"))
                .orElseThrow()
                .between(NOW, end)
                .limit(starts)
                .toList());
  }

  private static String flow(String five) {
    return "schedule: {cron: '" + five + "', timezone: Asia/Tokyo}\nconnections: all-active\n";
  }

  private static String randomQuartz(Random random) {
    boolean byWeek = random.nextBoolean();
    return String.join(
        " ",
        "0",
        list(random, 0, 59),
        list(random, 0, 23),
        byWeek ? "?" : list(random, 1, 28),
        random.nextBoolean() ? "*" : list(random, 1, 12),
        byWeek ? list(random, 1, 7) : "?");
  }

  /** One to three values, ranges, which may go over the end, or steps. */
  private static String list(Random random, int least, int most) {
    return IntStream.rangeClosed(0, random.nextInt(3))
        .mapToObj(
            _ -> {
              int from = random.nextInt(least, most + 1);
              return switch (random.nextInt(3)) {
                case 0 -> "" + from;
                case 1 -> from + "-" + random.nextInt(least, most + 1);
                default -> from + "/" + random.nextInt(1, 5);
              };
            })
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "24 | hours   | 17 6 * * *",
        "1  | day     | 17 6 * * *",
        "6  | hours   | 17 0,6,12,18 * * *",
        "1  | hours   | 17 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23 * * *",
        "30 | minutes | 17,47 * * * *",
        "1  | weeks   | 17 6 * * 6",
        "7  | days    | 17 6 * * 6"
      })
  void writesAnIntervalAsFixedTimesThatGoOnFromTheLastJob(long count, String unit, String five) {
    FlowDraft draft = imported(new OwnSchedule.Every(count, unit));

    assertThat(draft.text()).contains("cron: \"" + five + "\"\n  timezone: UTC\n");
    assertThat(draft.todos()).isEmpty();
    ScheduleCheck check = ScheduleCheck.of(draft, NOW);
    assertThat(check.flow()).hasSize(3).isEqualTo(check.old());
  }

  @ParameterizedTest
  @CsvSource({"5, hours", "48, hours", "1, months", "2, weeks", "90, minutes", "0, hours"})
  void leavesATodoForOtherIntervals(long count, String unit) {
    FlowDraft draft = imported(new OwnSchedule.Every(count, unit));

    assertThat(draft.todos()).singleElement().asString().contains("every " + count + " " + unit);
    assertThat(draft.flow().switchedOn()).isFalse();
  }

  @Test
  void doesNotGuessTheTimesOfAConnectionWithoutAJob() {
    Connection one = connection("Orders", new OwnSchedule.Every(24, "hours"));
    FlowDraft draft =
        read(Map.of(), new ScheduledConnection(one, Optional.empty())).drafts().getFirst();

    assertThat(draft.todos()).singleElement().asString().contains("it has no job yet");
    assertThat(draft.flow().switchedOn()).isFalse();
  }

  @Test
  void connectionsWithTheSameCronShareAFlow() {
    OwnSchedule seven = cron("0 0 7 * * ?", "UTC");
    Imported imported =
        read(
            Map.of(),
            scheduled(connection("Orders", seven)),
            scheduled(connection("Users", seven)),
            scheduled(connection("Orders", cron("0 0 8 * * ?", "UTC"))));

    assertThat(imported.drafts())
        .extracting(FlowDraft::name)
        .containsExactly("airbyte-0-0-7-utc", "orders");
    assertThat(imported.drafts().getFirst().text())
        .contains("2 connections", id("Orders"), id("Users"));
  }

  @Test
  void listsWhatAirbyteDoesNotStart() {
    OwnSchedule seven = cron("0 0 7 * * ?", "UTC");
    Connection off = new Connection("o", "Off", "w", ConnectionStatus.INACTIVE, false, seven);
    Connection gone = new Connection("g", "Gone", "w", ConnectionStatus.DELETED, false, seven);
    Imported imported =
        read(
            Map.of(),
            scheduled(connection("Manual", new OwnSchedule.ByHand())),
            scheduled(connection("New", new OwnSchedule.Unreadable("lunar"))),
            scheduled(off),
            scheduled(gone));

    assertThat(imported.drafts()).isEmpty();
    assertThat(imported.leftOut())
        .containsExactly(
            "Manual (" + id("Manual") + ") has no schedule of its own in Airbyte",
            "New (" + id("New") + ") has a schedule of the unknown kind 'lunar'",
            "Off (o) is switched off in Airbyte (inactive)");
  }

  @Test
  void saysThatAnotherFlowSyncsTheConnectionToo() {
    Connection one = connection("Orders", cron("0 0 7 * * ?", "UTC"));

    assertThat(read(Map.of(id("Orders"), "nightly"), scheduled(one)).drafts().getFirst().todos())
        .containsExactly("flow nightly syncs Orders too: remove it there or here");
    assertThat(read(Map.of(id("Orders"), "orders"), scheduled(one)).drafts().getFirst().todos())
        .isEmpty();
  }

  private static FlowDraft imported(OwnSchedule schedule) {
    return read(Map.of(), scheduled(connection("Orders", schedule))).drafts().getFirst();
  }

  private static Imported read(Map<String, String> others, ScheduledConnection... all) {
    return AirbyteSchedules.read(List.of(all), others);
  }

  private static ScheduledConnection scheduled(Connection connection) {
    return new ScheduledConnection(connection, Optional.of(LAST));
  }

  private static OwnSchedule cron(String expression, String zone) {
    return new OwnSchedule.ByCron(expression, zone);
  }

  private static Connection connection(String name, OwnSchedule schedule) {
    return new Connection(id(name), name, "w", ConnectionStatus.ACTIVE, false, schedule);
  }

  private static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
