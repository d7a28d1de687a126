package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One of the five cron fields, parsed like Vixie cron. Refuses forms that cron implementations read
 * differently, like 5/15.
 *
 * @param text the field in numbers; {@code *} if it matches everything
 * @param values the values it matches, ascending; Sunday is 0
 */
public record CronField(String text, List<Integer> values) {
  private static final Pattern PART =
      Pattern.compile("(?:(?<star>\\*)|(?<from>\\w+)(?:-(?<to>\\w+))?)(?:/(?<step>\\d{1,9}))?");

  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final int SUNDAY_AT_THE_END = 7;

  public CronField {
    values = List.copyOf(values);
  }

  /** Returns whether it is not just a star. */
  public boolean restricted() {
    return !text.equals("*");
  }

  static CronField minute(String text) {
    return new Kind("minute", 0, 59, List.of()).read(text);
  }

  static CronField hour(String text) {
    return new Kind("hour", 0, 23, List.of()).read(text);
  }

  static CronField dayOfMonth(String text) {
    return new Kind("day of month", 1, 31, List.of()).read(text);
  }

  static CronField month(String text) {
    return new Kind("month", 1, 12, MONTHS).read(text);
  }

  static CronField dayOfWeek(String text) {
    CronField field = new Kind("day of week", 0, SUNDAY_AT_THE_END, DAYS).read(text);
    return new CronField(
        field.text, field.values.stream().map(day -> day % 7).sorted().distinct().toList());
  }

  /** A range of values with a step, which may be longer than the range. */
  private record Part(boolean star, int from, int to, int step) {
    String text() {
      String range = star ? "*" : from == to ? "" + from : from + "-" + to;
      return step == 1 || (!star && from == to) ? range : range + "/" + step;
    }

    List<Integer> values() {
      List<Integer> values = new ArrayList<>();
      for (long value = from; value <= to; value += step) {
        values.add((int) value);
      }
      return values;
    }
  }

  /** The kind of a field: its noun, limits and names. */
  private record Kind(String noun, int least, int most, List<String> names) {
    CronField read(String text) {
      List<Part> parts = new ArrayList<>();
      for (String each : text.split(",", -1)) {
        parts.add(part(each).orElseThrow(() -> refusal(text)));
      }
      return new CronField(
          parts.stream().map(Part::text).collect(Collectors.joining(",")),
          parts.stream()
              .flatMap(part -> part.values().stream())
              .collect(Collectors.toCollection(TreeSet::new))
              .stream()
              .toList());
    }

    private Optional<Part> part(String text) {
      Matcher matcher = PART.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      boolean star = matcher.group("star") != null;
      String last = matcher.group("to");
      boolean single = !star && last == null;
      String steps = matcher.group("step");
      if (single && steps != null) {
        return Optional.empty();
      }
      Optional<Integer> from = star ? Optional.of(least) : number(matcher.group("from"));
      Optional<Integer> to = star ? Optional.of(most) : single ? from : number(last);
      int step = steps == null ? 1 : Integer.parseInt(steps);
      if (from.isEmpty() || to.isEmpty() || step == 0) {
        return Optional.empty();
      }
      // Vixie cron has no range from a later day to SUN, so FRI-SUN is unambiguous.
      boolean toSunday = !single && to.get() < from.get() && DAYS.getFirst().equalsIgnoreCase(last);
      int end = toSunday ? SUNDAY_AT_THE_END : to.get();
      // A single Sunday is always 0.
      boolean seven = names.equals(DAYS) && from.get() == SUNDAY_AT_THE_END;
      return end < from.get()
          ? Optional.empty()
          : Optional.of(seven ? new Part(false, 0, 0, 1) : new Part(star, from.get(), end, step));
    }

    private Optional<Integer> number(String text) {
      int name = names.indexOf(text.toUpperCase(Locale.ROOT));
      if (name >= 0) {
        return Optional.of(least + name);
      }
      return Optional.of(text)
          .filter(digits -> digits.matches("\\d{1,9}"))
          .map(Integer::valueOf)
          .filter(number -> number >= least && number <= most);
    }

    private Refusal refusal(String text) {
      String named =
          names.isEmpty() ? "" : " or %s to %s".formatted(names.getFirst(), names.getLast());
      return new Refusal(
          "%s is not a valid %s".formatted(quote(text), noun),
          "use *, %d to %d%s, a range a-b, a step */n or a-b/n, or several separated by commas"
              .formatted(least, most, named));
    }
  }
}
