package airstep.flows;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A second crontab reader as a reference. It fills a bit set for each field like Vixie cron and
 * tests every minute. It shares no code with the real reader. It does not support two forms that
 * cron implementations read differently: {@code 5/15}, and a range from a later day to SUN.
 */
final class VixieCron {
  private static final List<String> NONE = List.of();
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS =
      List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet monthDays;
  private final BitSet months;
  private final BitSet weekDays;
  private final boolean anyMonthDay;
  private final boolean anyWeekDay;

  private VixieCron(String[] fields) {
    minutes = list(fields[0], 0, 59, NONE);
    hours = list(fields[1], 0, 23, NONE);
    monthDays = list(fields[2], 1, 31, NONE);
    months = list(fields[3], 1, 12, MONTHS);
    weekDays = list(fields[4], 0, 7, DAYS);
    // Sunday has two numbers.
    boolean sunday = weekDays.get(0) || weekDays.get(7);
    weekDays.set(0, sunday);
    weekDays.set(7, sunday);
    anyMonthDay = fields[2].startsWith("*");
    anyWeekDay = fields[4].startsWith("*");
  }

  /** Empty if the cron is refused. */
  static Optional<VixieCron> read(String expression) {
    try {
      return Optional.of(new VixieCron(expression.toLowerCase(Locale.ROOT).split(" ", -1)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  List<LocalDateTime> times(LocalDate first, LocalDate end) {
    List<LocalTime> clock = new ArrayList<>();
    for (LocalTime time = LocalTime.MIDNIGHT; ; time = time.plusMinutes(1)) {
      if (hours.get(time.getHour()) && minutes.get(time.getMinute())) {
        clock.add(time);
      }
      if (time.equals(LocalTime.of(23, 59))) {
        break;
      }
    }
    List<LocalDateTime> times = new ArrayList<>();
    for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
      if (firesOn(day)) {
        clock.stream().map(day::atTime).forEach(times::add);
      }
    }
    return times;
  }

  /** Returns whether it fires on any day. */
  boolean fires(LocalDate first, LocalDate end) {
    return first.datesUntil(end).anyMatch(this::firesOn);
  }

  private boolean firesOn(LocalDate date) {
    boolean byMonthDay = monthDays.get(date.getDayOfMonth());
    boolean byWeekDay = weekDays.get(date.getDayOfWeek().getValue());
    boolean both = anyMonthDay || anyWeekDay;
    boolean day = both ? byMonthDay && byWeekDay : byMonthDay || byWeekDay;
    return day && months.get(date.getMonthValue());
  }

  private static BitSet list(String text, int low, int high, List<String> names) {
    BitSet bits = new BitSet();
    for (String part : text.split(",", -1)) {
      range(bits, part, low, high, names);
    }
    return bits;
  }

  private static void range(BitSet bits, String text, int low, int high, List<String> names) {
    String[] steps = text.split("/", -1);
    String[] ends = steps[0].split("-", -1);
    boolean star = steps[0].equals("*");
    if (steps.length > 2 || ends.length > 2 || (steps.length == 2 && !star && ends.length == 1)) {
      throw new IllegalArgumentException(text);
    }
    int from = star ? low : number(ends[0], low, names);
    int to = star ? high : ends.length == 2 ? number(ends[1], low, names) : from;
    int step = steps.length == 2 ? number(steps[1], 0, NONE) : 1;
    if (step == 0 || from > to || from < low || to > high) {
      throw new IllegalArgumentException(text);
    }
    for (int i = from; i <= to; i += step) {
      bits.set(i);
    }
  }

  private static int number(String text, int low, List<String> names) {
    return names.contains(text) ? low + names.indexOf(text) : Integer.parseInt(text);
  }
}
