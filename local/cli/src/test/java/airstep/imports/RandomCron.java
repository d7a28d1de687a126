package airstep.imports;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random line of a crontab with what each of its fields means, which comes from how it was made
 * and not from reading it.
 */
record RandomCron(List<Field> fields) {

  private static final String MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC";
  private static final String DAYS = "SUN MON TUE WED THU FRI SAT";

  /** A field, the values that match, and whether it begins with a star. */
  record Field(String text, BitSet values, boolean star) {}

  static RandomCron of(Random random) {
    return new RandomCron(
        List.of(
            field(random, 0, 59, "", 0.2),
            field(random, 0, 23, "", 0.3),
            field(random, 1, 31, "", 0.6),
            field(random, 1, 12, MONTHS, 0.7),
            field(random, 0, 6, DAYS, 0.5)));
  }

  String text() {
    return fields.stream().map(Field::text).collect(Collectors.joining(" "));
  }

  boolean matches(LocalDateTime time) {
    return has(0, time.getMinute())
        && has(1, time.getHour())
        && has(3, time.getMonthValue())
        && isDay(time.getDayOfMonth(), time.getDayOfWeek());
  }

  /** Cron follows the clock through its changes if minute or hour begins with a star. */
  boolean followsClock() {
    return fields.get(0).star() || fields.get(1).star();
  }

  private boolean isDay(int monthDay, DayOfWeek day) {
    int weekDay = day == DayOfWeek.SUNDAY ? 0 : day.getValue();
    boolean both = fields.get(2).star() || fields.get(4).star();
    return both ? has(2, monthDay) && has(4, weekDay) : has(2, monthDay) || has(4, weekDay);
  }

  private boolean has(int field, int value) {
    return fields.get(field).values().get(value);
  }

  private static Field field(Random random, int least, int most, String names, double stars) {
    if (random.nextDouble() < stars) {
      return new Field("*", values(least, most, 1), true);
    }
    if (random.nextInt(5) == 0) {
      int step = 1 + random.nextInt(most + 3);
      return new Field("*/" + step, values(least, most, step), true);
    }
    BitSet values = new BitSet();
    List<String> parts = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = least + random.nextInt(most - least + 1);
      int to = from + random.nextInt(most - from + 1);
      int step = 1 + random.nextInt(5);
      switch (random.nextInt(3)) {
        case 0 -> {
          parts.add(word(random, from, least, names));
          values.set(from);
        }
        case 1 -> {
          parts.add(word(random, from, least, names) + "-" + word(random, to, least, names));
          values.or(values(from, to, 1));
        }
        default -> {
          parts.add(from + "-" + to + "/" + step);
          values.or(values(from, to, step));
        }
      }
    }
    return new Field(String.join(",", parts), values, false);
  }

  private static String word(Random random, int value, int least, String names) {
    if (names.isEmpty() || random.nextBoolean()) {
      return (random.nextInt(4) == 0 && value < 10 ? "0" : "") + value;
    }
    String name = names.split(" ", -1)[value - least];
    return random.nextBoolean() ? name : name.toLowerCase(Locale.ROOT);
  }

  private static BitSet values(int from, int to, int step) {
    BitSet values = new BitSet();
    IntStream.iterate(from, value -> value <= to, value -> value + step).forEach(values::set);
    return values;
  }
}
