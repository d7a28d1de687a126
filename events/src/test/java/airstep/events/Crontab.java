package airstep.events;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A second, plain reading of crontab to hold the real one against: it asks every day, hour and
 * minute whether it matches, and shares no code with it.
 */
final class Crontab {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  private Crontab() {}

  static List<LocalDateTime> times(String expression, LocalDate first, LocalDate end) {
    String[] fields = expression.toLowerCase(Locale.ROOT).split(" ", -1);
    List<LocalTime> clock =
        IntStream.range(0, 24 * 60)
            .mapToObj(minute -> LocalTime.MIDNIGHT.plusMinutes(minute))
            .filter(time -> matches(fields[1], time.getHour(), 23))
            .filter(time -> matches(fields[0], time.getMinute(), 59))
            .toList();
    List<LocalDateTime> times = new ArrayList<>();
    for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
      if (matchesDay(fields, day)) {
        clock.stream().map(day::atTime).forEach(times::add);
      }
    }
    return times;
  }

  private static boolean matchesDay(String[] fields, LocalDate day) {
    int weekDay = day.getDayOfWeek().getValue();
    boolean byMonth = matches(fields[2], day.getDayOfMonth(), 31);
    boolean byWeek = matches(fields[4], weekDay, 7) || (weekDay == 7 && matches(fields[4], 0, 7));
    boolean star = fields[2].startsWith("*") || fields[4].startsWith("*");
    return matches(fields[3], day.getMonthValue(), 12)
        && (star ? (byMonth && byWeek) : (byMonth || byWeek));
  }

  private static boolean matches(String field, int value, int most) {
    for (String part : field.split(",", -1)) {
      String[] range = part.split("/", -1);
      int step = range.length == 2 ? Integer.parseInt(range[1]) : 1;
      int least = most == 31 || most == 12 ? 1 : 0;
      int from = least;
      int to = most;
      if (!range[0].equals("*")) {
        String[] ends = range[0].split("-", -1);
        from = number(ends[0]);
        to = ends.length == 2 ? number(ends[1]) : from;
        if (ends.length == 2 && ends[1].equals("sun")) {
          to = 7;
        }
      }
      if (value >= from && value <= to && (value - from) % step == 0) {
        return true;
      }
    }
    return false;
  }

  private static int number(String text) {
    if (MONTHS.contains(text)) {
      return MONTHS.indexOf(text) + 1;
    }
    return DAYS.contains(text) ? DAYS.indexOf(text) : Integer.parseInt(text);
  }
}
