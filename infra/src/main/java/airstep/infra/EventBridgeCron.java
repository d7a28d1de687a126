package airstep.infra;

import airstep.flows.Cron;
import airstep.flows.CronField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A cron in the six fields of EventBridge, in documented forms only: values, ranges, lists, and
 * steps to the end of the field. Sunday is 1, and one of the day fields must be {@code ?}.
 */
final class EventBridgeCron {

  private static final String EVERY = "*";
  private static final String EITHER = "?";

  private EventBridgeCron() {}

  /** Returns the expression of a cron with at most one restricted day field. */
  static String of(Cron cron) {
    boolean byWeekDay = cron.dayOfWeek().restricted();
    List<Integer> weekDays = cron.dayOfWeek().values().stream().map(day -> day + 1).toList();
    return "cron(%s %s %s %s %s *)"
        .formatted(
            field(cron.minute(), 0, 59),
            field(cron.hour(), 0, 23),
            byWeekDay ? EITHER : field(cron.dayOfMonth(), 1, 31),
            field(cron.month(), 1, 12),
            byWeekDay ? ranges(weekDays) : EITHER);
  }

  private static String field(CronField field, int least, int most) {
    List<Integer> values = field.values();
    if (values.size() == most - least + 1) {
      return EVERY;
    }
    int first = values.getFirst();
    int step = values.size() > 2 ? values.get(1) - first : 1;
    boolean toTheEnd =
        step > 1
            && IntStream.iterate(first, value -> value <= most, value -> value + step)
                .boxed()
                .toList()
                .equals(values);
    return toTheEnd ? first + "/" + step : ranges(values);
  }

  /** Returns a list with ranges, such as {@code 1,6-18}. */
  private static String ranges(List<Integer> values) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= values.size(); i++) {
      if (i == values.size() || values.get(i) != values.get(i - 1) + 1) {
        int first = values.get(begin);
        int last = values.get(i - 1);
        parts.add(first == last ? "" + first : first + "-" + last);
        begin = i;
      }
    }
    return String.join(",", parts);
  }
}
