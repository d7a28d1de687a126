package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.Flow;
import airstep.flows.Schedule;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventBridgeCronTest {

  private static final int CAMPAIGN = Integer.getInteger("airstep.campaign", 1);
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<Long> NEVER = Collections.nCopies(24 * 60, 0L);
  private static final Instant TO = Instant.parse("2030-01-01T00:00:00Z");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 7 * * *             | cron(0 7 * * ? *)
          0 6-18 * * *          | cron(0 6-18 * * ? *)
          */15 * * * *          | cron(0/15 * * * ? *)
          10-59/20 * * * *      | cron(10/20 * * * ? *)
          0-30/10 * * * *       | cron(0,10,20,30 * * * ? *)
          0,30 * * * *          | cron(0,30 * * * ? *)
          5,1-3,2 * * * *       | cron(1-3,5 * * * ? *)
          0 7 1,15 JAN *        | cron(0 7 1,15 1 ? *)
          0 7 */10 * *          | cron(0 7 1/10 * ? *)
          0 7 * * SUN           | cron(0 7 ? * 1 *)
          0 7 * * 7             | cron(0 7 ? * 1 *)
          0 7 * * MON-FRI       | cron(0 7 ? * 2-6 *)
          0 7 * * */2           | cron(0 7 ? * 1,3,5,7 *)
          0 7 13 * FRI          | cron(0 7 13 * ? *) cron(0 7 ? * 6 *)
          0 7 30 2 MON          | cron(0 7 ? 2 2 *)
          0 */24 * * *          | cron(0 0 * * ? *)
          9 2-23/24 * * *       | cron(9 2 * * ? *)
          */60 * * * *          | cron(0 * * * ? *)
          0 7 */32 */13 *       | cron(0 7 1 1 ? *)
          0 7 * * SUN-SUN       | cron(0 7 ? * 1 *)
          0 7 * * 7-7           | cron(0 7 ? * 1 *)
          0 7 * * */7           | cron(0 7 ? * 1 *)
          0 7 * * 5-7           | cron(0 7 ? * 1,6-7 *)
          0 7 * * sat-Sun       | cron(0 7 ? * 1,7 *)
          """)
  void writesOnlyDocumentedForms(String crontab, String aws) {
    assertThat(String.join(" ", expressions(flow(crontab, "UTC")))).isEqualTo(aws);
  }

  @Test
  void firesAtTheTimesOfTheCronInUtc() {
    long seed = 3_001;
    Random random = new Random(seed);
    assertEachFiresAsItsFlow(
        Stream.generate(() -> randomFlow(random, "UTC")).limit(40L * CAMPAIGN).toList(), seed);
  }

  /** A time that does not exist is skipped. A time that occurs twice fires once, the first time. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "America/Santiago", // the clock changes at midnight
        "Australia/Lord_Howe", // by half an hour
        "Africa/Casablanca", // twice around Ramadan
        "Asia/Kathmandu", // never
      })
  void firesAtTheTimesOfTheCronInAZone(String zone) {
    long seed = 3_002L + zone.hashCode();
    Random random = new Random(seed);
    Stream<Flow> drawn = Stream.generate(() -> randomFlow(random, zone)).limit(5L * CAMPAIGN);
    assertEachFiresAsItsFlow(
        Stream.concat(Stream.of(flow("*/10 0-3 * * *", zone)), drawn).toList(), seed);
  }

  @Test
  void anIrregularCronFitsIntoAnExpression() {
    String pairs = "0,1,3,4,6,7,9,10,12,13,15,16,18,19,21,22";
    String cron =
        pairs
            + ",24,25,27,28,30,31,33,34,36,37,39,40,42,43,45,46,48,49,51,52,54,55,57,58 "
            + pairs
            + " 1,2,4,5,7,8,10,11,13,14,16,17,19,20,22,23,25,26,28,29,31 1,2,4,5,7,8,10,11 *";

    // The reader of the test refuses what is too long.
    assertThat(AwsCron.parse(expressions(flow(cron, "UTC")).getFirst()).months().cardinality())
        .isEqualTo(8);
  }

  /** Compares four years of a schedule with the expressions, evaluated for every minute. */
  private static void assertEachFiresAsItsFlow(List<Flow> flows, long seed) {
    List<Day> days = days(schedule(flows.getFirst()).zone());
    for (Flow flow : flows) {
      List<Instant> fired = fired(expressions(flow).stream().map(AwsCron::parse).toList(), days);
      List<Instant> expected = schedule(flow).between(FROM, TO);
      // AssertJ is slow with up to two million times.
      if (!fired.equals(expected)) {
        assertThat(fired)
            .as("%s -> %s (seed %d)", schedule(flow), expressions(flow), seed)
            .isEqualTo(expected);
      }
    }
  }

  /**
   * A local date.
   *
   * @param seconds the epoch second at which a clock first shows each minute of the date,
   *     ascending; 0 for a minute that it never shows
   */
  private record Day(LocalDate date, List<Long> seconds) {}

  private static List<Day> days(ZoneId zone) {
    List<Day> days = new ArrayList<>();
    LocalDateTime latest = LocalDateTime.MIN;
    for (long second = FROM.getEpochSecond(); second < TO.getEpochSecond(); second += 60) {
      ZoneOffset offset = zone.getRules().getOffset(Instant.ofEpochSecond(second));
      LocalDateTime clock = LocalDateTime.ofEpochSecond(second, 0, offset);
      if (clock.isAfter(latest)) {
        if (days.isEmpty() || !days.getLast().date().equals(clock.toLocalDate())) {
          days.add(new Day(clock.toLocalDate(), new ArrayList<>(NEVER)));
        }
        days.getLast().seconds().set(clock.toLocalTime().toSecondOfDay() / 60, second);
        latest = clock;
      }
    }
    return days;
  }

  private static List<Instant> fired(List<AwsCron> crons, List<Day> days) {
    List<BitSet> minutes = crons.stream().map(AwsCron::minutesOfDay).toList();
    List<Instant> fired = new ArrayList<>();
    for (Day day : days) {
      BitSet today = new BitSet();
      for (int i = 0; i < crons.size(); i++) {
        if (crons.get(i).firesOn(day.date())) {
          today.or(minutes.get(i));
        }
      }
      today.stream()
          .mapToLong(minute -> day.seconds().get(minute))
          .filter(second -> second > 0)
          .forEach(second -> fired.add(Instant.ofEpochSecond(second)));
    }
    return fired;
  }

  private static Schedule schedule(Flow flow) {
    return flow.schedule().orElseThrow();
  }

  private Flow flow(String cron, String zone) {
    return FlowFiles.scheduled(folder, cron, zone).orElseThrow();
  }

  private static List<String> expressions(Flow flow) {
    return schedule(flow).cron().alternatives().stream().map(EventBridgeCron::of).toList();
  }

  private Flow randomFlow(Random random, String zone) {
    while (true) {
      // Mostly one minute or two of an hour, or the lists would be millions long.
      String cron =
          String.join(
              " ",
              random.nextInt(6) > 0
                  ? Integer.toString(random.nextInt(60))
                  : field(random, 0, 59, List.of()),
              field(random, 0, 23, List.of()),
              random.nextBoolean() ? "*" : field(random, 1, 31, List.of()),
              random.nextBoolean() ? "*" : field(random, 1, 12, List.of("JAN", "jun", "Dec")),
              random.nextBoolean()
                  ? "*"
                  : field(random, 0, 7, List.of("SUN", "mon", "Sat", "sun")));
      var flow = FlowFiles.scheduled(folder, cron, zone);
      if (flow.isPresent()) {
        return flow.get();
      }
    }
  }

  private static String field(Random random, int least, int most, List<String> names) {
    return IntStream.rangeClosed(0, random.nextInt(3))
        .mapToObj(_ -> part(random, least, most, names))
        .collect(Collectors.joining(","));
  }

  private static String part(Random random, int least, int most, List<String> names) {
    int from = random.nextInt(least, most + 1);
    String range = from + "-" + random.nextInt(from, most + 1);
    // As often longer than the field as not.
    int step = 1 + random.nextInt(2 * most);
    return switch (random.nextInt(names.isEmpty() ? 5 : 7)) {
      case 0 -> "*/" + step;
      case 1 -> range;
      case 2 -> range + "/" + step;
      case 3, 4 -> Integer.toString(from);
      case 5 -> names.get(random.nextInt(names.size()));
      // For days, also sun-SUN and other ranges from Sunday on.
      default -> names.getLast() + "-" + names.get(random.nextInt(names.size()));
    };
  }
}
