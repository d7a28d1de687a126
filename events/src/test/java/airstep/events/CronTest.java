package airstep.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {
  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final LocalDateTime END = START.plusYears(4);

  @Test
  void namesTheSameTimesAsAPlainReadingOfCrontab() {
    long seed = 20261122;
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      String expression = randomCron(random);
      List<LocalDateTime> times = times(Cron.parse(expression)).toList();
      List<LocalDateTime> expected =
          Crontab.times(expression, START.toLocalDate(), END.toLocalDate());

      // Millions of times: only a difference is worth AssertJ's look.
      if (!times.equals(expected)) {
        assertThat(times).as("%s (seed %d)", expression, seed).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 7 * * *              | 0 7 * * *
          */5 7 1,15 JAN *       | */5 7 1,15 JAN *
          0 7 */2 * *            | 0 7 */2 * *
          0 7 * * */2            | 0 7 * * */2
          0 7 13 * FRI           | 0 7 13 * *; 0 7 * * 5
          0 7 1-31/2 JAN-MAR 5-7 | 0 7 1-31/2 1-3 *; 0 7 * 1-3 5-7
          # There is no 30 February, but there are Mondays in February.
          0 7 30 2 MON           | 0 7 * 2 1
          """)
  void isOneCronForEachWayToNameTheDay(String cron, String alternatives) {
    assertThat(Cron.parse(cron).alternatives())
        .extracting(Cron::expression)
        .containsExactly(alternatives.split("; ", -1));
  }

  @Test
  void itsAlternativesTogetherFireWhenItDoes() {
    long seed = 20261123;
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Cron cron = Cron.parse(randomCron(random));
      List<LocalDateTime> together =
          cron.alternatives().stream().flatMap(CronTest::times).sorted().distinct().toList();

      assertThat(cron.alternatives())
          .noneMatch(each -> each.dayOfMonth().restricted() && each.dayOfWeek().restricted())
          .allMatch(each -> Cron.parse(each.expression()).equals(each));
      if (!together.equals(times(cron).toList())) {
        assertThat(together)
            .as("%s (seed %d)", cron.expression(), seed)
            .isEqualTo(times(cron).toList());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SUN     | 0   | 0
          7       | 0   | 0
          0-7     | 0-7 | 0,1,2,3,4,5,6
          SUN-TUE | 0-2 | 0,1,2
          fri-sun | 5-7 | 0,5,6
          MON-FRI | 1-5 | 1,2,3,4,5
          */1     | *   | 0,1,2,3,4,5,6
          5,1     | 5,1 | 1,5
          """)
  void daysOfTheWeekAreNumbersFromSunday(String written, String text, String values) {
    CronField field = Cron.parse("0 0 * * " + written).dayOfWeek();

    assertThat(field.text()).isEqualTo(text);
    assertThat(field.values()).isEqualTo(numbers(values));
    assertThat(field.restricted()).isEqualTo(!text.equals("*"));
  }

  @Test
  void firesOnLeapDaysOnlyIfThatIsAsked() {
    assertThat(Cron.parse("0 0 29 2 *").from(START).limit(3).map(LocalDateTime::getYear))
        .containsExactly(2028, 2032, 2036);
  }

  private static Stream<LocalDateTime> times(Cron cron) {
    return cron.from(START).takeWhile(time -> time.isBefore(END));
  }

  private static List<Integer> numbers(String commas) {
    return List.of(commas.split(",", -1)).stream().map(Integer::valueOf).toList();
  }

  private static String randomCron(Random random) {
    while (true) {
      String expression =
          String.join(
              " ",
              random.nextInt(4) > 0 ? "0" : field(random, 0, 59, List.of()),
              field(random, 0, 23, List.of()),
              random.nextBoolean() ? "*" : field(random, 1, 31, List.of()),
              field(random, 1, 12, List.of("JAN", "jun", "Oct")),
              random.nextBoolean() ? "*" : field(random, 0, 7, List.of("MON", "Wed", "SUN")));
      try {
        Cron.parse(expression);
        return expression;
      } catch (Refusal _) {
        // Ambiguous, or on a day that does not exist: BadFlowsTest has those.
      }
    }
  }

  private static String field(Random random, int least, int most, List<String> names) {
    return IntStream.range(0, random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1)
        .mapToObj(_ -> part(random, least, most, names))
        .collect(Collectors.joining(","));
  }

  private static String part(Random random, int least, int most, List<String> names) {
    int from = least + random.nextInt(most - least + 1);
    int to = from + random.nextInt(most - from + 1);
    int step = 1 + random.nextInt(most);
    return switch (random.nextInt(names.isEmpty() ? 5 : 7)) {
      case 0 -> "*";
      case 1 -> "*/" + step;
      case 2 -> from + "-" + to;
      case 3 -> from + "-" + to + "/" + step;
      case 4 -> Integer.toString(from);
      case 5 -> names.get(random.nextInt(names.size()));
      default -> names.get(0) + "-" + names.get(1);
    };
  }
}
