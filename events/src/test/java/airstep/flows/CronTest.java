package airstep.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
  private static final int CAMPAIGN = Integer.getInteger("airstep.campaign", 1);
  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final LocalDateTime END = START.plusYears(4);

  @Test
  void agreesWithVixieCron() {
    long seed = 20261122;
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < 150 * CAMPAIGN; i++) {
      String expression = RandomCrons.any(random);
      Optional<VixieCron> vixie = VixieCron.read(expression);
      Optional<Cron> ours = parse(expression);

      assertThat(ours.isPresent())
          .as("%s (seed %d)", expression, seed)
          .isEqualTo(vixie.isPresent() && !isRefusedHere(expression, vixie.get()));
      if (ours.isPresent() && ++read % 3 == 0) {
        List<LocalDateTime> times = times(ours.get()).toList();
        List<LocalDateTime> expected = vixie.get().times(START.toLocalDate(), END.toLocalDate());
        // Runs millions of times, so AssertJ is only used for a difference.
        if (!times.equals(expected)) {
          assertThat(times).as("%s (seed %d)", expression, seed).isEqualTo(expected);
        }
      }
    }
    assertThat(read).isGreaterThan(50 * CAMPAIGN);
  }

  /** Two restricted day fields, one with a star, or a day that never occurs. */
  private static boolean isRefusedHere(String expression, VixieCron vixie) {
    String[] fields = expression.split(" ", -1);
    boolean restricted =
        Stream.of(fields[2], fields[4]).noneMatch(field -> field.matches("\\*(/1)?"));
    boolean star = (fields[2] + fields[4]).contains("*");
    return (restricted && star)
        || !vixie.fires(LocalDate.of(2000, 1, 1), LocalDate.of(2008, 12, 31));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Steps that are longer than their field.
          0 */24 * * *          | 0       | 0
          9 2-23/24 * * *       | 9       | 2
          */60 * * * *          | 0       | 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23
          0 7-7/99 * * *        | 0       | 7
          */999999999 5 * * *   | 0       | 5
          00 07,007 * * *       | 0       | 7
          """)
  void acceptsAStepLongerThanItsField(String cron, String minutes, String hours) {
    Cron parsed = Cron.parse(cron);

    assertThat(parsed.minute().values()).isEqualTo(numbers(minutes));
    assertThat(parsed.hour().values()).isEqualTo(numbers(hours));
    assertThat(VixieCron.read(cron).orElseThrow().times(START.toLocalDate(), END.toLocalDate()))
        .isEqualTo(times(parsed).toList());
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
  void splitsIntoOneCronPerDayField(String cron, String alternatives) {
    assertThat(Cron.parse(cron).alternatives())
        .extracting(Cron::expression)
        .containsExactly(alternatives.split("; ", -1));
  }

  @Test
  void alternativesFireAtTheSameTimes() {
    long seed = 20261123;
    Random random = new Random(seed);
    for (int i = 0; i < 50 * CAMPAIGN; i++) {
      Cron cron = Cron.parse(RandomCrons.usable(random));
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
          SUN-SUN | 0   | 0
          0-SUN   | 0   | 0
          7-7     | 0   | 0
          7-SUN   | 0   | 0
          SUN-7   | 0-7 | 0,1,2,3,4,5,6
          5-7     | 5-7 | 0,5,6
          SAT-SUN | 6-7 | 0,6
          */7     | */7 | 0
          */8     | */8 | 0
          1-7/3   | 1-7/3 | 0,1,4
          fri-sun | 5-7 | 0,5,6
          MON-FRI | 1-5 | 1,2,3,4,5
          */1     | *   | 0,1,2,3,4,5,6
          5,1     | 5,1 | 1,5
          """)
  void numbersDaysOfTheWeekFromSunday(String written, String text, String values) {
    CronField field = Cron.parse("0 0 * * " + written).dayOfWeek();

    assertThat(field.text()).isEqualTo(text);
    assertThat(field.values()).isEqualTo(numbers(values));
    assertThat(field.restricted()).isEqualTo(!text.equals("*"));
  }

  @Test
  void firesOnLeapDays() {
    assertThat(Cron.parse("0 0 29 2 *").from(START).limit(3).map(LocalDateTime::getYear))
        .containsExactly(2028, 2032, 2036);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5-0",
        "7-1",
        "SAT-MON",
        "FRI-SUN/0",
        "0/2",
        "MON/2",
        "SUNDAY",
        "SUN-",
        "-SUN",
        "*-5",
        "1,",
        ",1",
        "*/MON",
        "8",
        "1-8",
        "1_0",
        "１"
      })
  void refusesWhatVixieCronRefuses(String dayOfWeek) {
    assertThat(parse("0 0 * * " + dayOfWeek)).isEmpty();
  }

  @Test
  void refusesACronLongerThanARuleDescription() {
    String list = "0" + ",0".repeat(200);
    assertThatThrownBy(() -> Cron.parse(list + " 7 * * *"))
        .hasMessageContaining("has 409 characters; use at most 400");
    assertThatThrownBy(() -> Cron.parse("0" + ",0".repeat(100_000) + " 7 * * *"))
        .hasMessageContaining("use at most 400");
  }

  private static Optional<Cron> parse(String expression) {
    try {
      return Optional.of(Cron.parse(expression));
    } catch (Refusal _) {
      return Optional.empty();
    }
  }

  private static Stream<LocalDateTime> times(Cron cron) {
    return cron.from(START).takeWhile(time -> time.isBefore(END));
  }

  private static List<Integer> numbers(String commas) {
    return List.of(commas.split(",", -1)).stream().map(Integer::valueOf).toList();
  }
}
