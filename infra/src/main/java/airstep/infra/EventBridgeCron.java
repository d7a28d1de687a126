package airstep.infra;

import airstep.flows.Cron;
import airstep.flows.CronField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A cron in the six fields of EventBridge's rules and schedules, in their documented forms only: a
 * value, a range, a list, a step to the field's end. There Sunday is 1, and one of the two day
 * fields must be {@code ?}.
 */
final class EventBridgeCron {

  private static final String ANY = "*";
  private static final String UNSAID = "?";

  private EventBridgeCron() {}

  /**
   * The expressions that together fire when the cron does: two, if it restricts both day fields.
   */
  static List<String> expressions(Cron cron) {
    return cron.alternatives().stream().map(EventBridgeCron::expression).toList();
  }

  private static String expression(Cron cron) {
    boolean byWeekDay = cron.dayOfWeek().restricted();
    List<Integer> weekDays = cron.dayOfWeek().values().stream().map(day -> day + 1).toList();
    return "cron(%s %s %s %s %s *)"
        .formatted(
            field(cron.minute(), 0, 59),
            field(cron.hour(), 0, 23),
            byWeekDay ? UNSAID : field(cron.dayOfMonth(), 1, 31),
            field(cron.month(), 1, 12),
            byWeekDay ? ranges(weekDays) : UNSAID);
  }

  private static String field(CronField field, int least, int most) {
    List<Integer> values = field.values();
    if (values.size() == most - least + 1) {
      return ANY;
    }
    return values.size() > 2 && isStepToTheEnd(values, most)
        ? values.getFirst() + "/" + (values.get(1) - values.getFirst())
        : ranges(values);
  }

  private static boolean isStepToTheEnd(List<Integer> values, int most) {
    int step = values.get(1) - values.getFirst();
    return step > 1
        && values.getLast() + step > most
        && IntStream.range(1, values.size())
            .allMatch(i -> values.get(i) - values.get(i - 1) == step);
  }

  /** A list in which neighbours are drawn together, such as {@code 1,6-18}. */
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
