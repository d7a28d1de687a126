package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One of the five cron fields, parsed like Vixie cron. Refuses forms that cron implementations read
 * differently, like 5/15.
 *
 * @param text the field in numbers; {@code *} if it matches everything
 * @param values the values it matches, ascending; Sunday is 0
 */
public record CronField(String text, List<Integer> values) {
  private static final Pattern PART =
      Pattern.compile("(?:\\*|(?<from>\\w+)-(?<to>\\w+))(?:/(?<step>\\d{1,9}))?|(?<single>\\w+)");

  private static final int SUNDAY_AT_THE_END = 7;

  public CronField {
    values = List.copyOf(values);
  }

  /** Returns whether it is not just a star. */
  public boolean restricted() {
    return !text.equals("*");
  }

  /** A range of values with a step, which may be longer than the range. */
  private record Part(String range, int from, int to, int step) {
    String text() {
      return step == 1 ? range : range + "/" + step;
    }

    IntStream values() {
      return IntStream.iterate(from, value -> value <= to, value -> value + step);
    }
  }

  /** The kind of a field: its noun, limits and names, of which three letters are written. */
  enum Kind {
    MINUTE("minute", 0, 59, Stream.of()),
    HOUR("hour", 0, 23, Stream.of()),
    DAY_OF_MONTH("day of month", 1, 31, Stream.of()),
    MONTH("month", 1, 12, Stream.of(Month.values())),
    DAY_OF_WEEK(
        "day of week",
        0,
        SUNDAY_AT_THE_END,
        Stream.of(DayOfWeek.values()).map(day -> day.minus(1)));

    private final String noun;
    private final int least;
    private final int most;

    @SuppressWarnings("ImmutableEnumChecker") // The list is immutable.
    private final List<String> names;

    Kind(String noun, int least, int most, Stream<? extends Enum<?>> names) {
      this.noun = noun;
      this.least = least;
      this.most = most;
      this.names = names.map(each -> each.name().substring(0, 3)).toList();
    }

    CronField read(String text) {
      List<String> parts = new ArrayList<>();
      TreeSet<Integer> values = new TreeSet<>();
      for (String each : text.split(",", -1)) {
        Part part = part(each, text);
        parts.add(part.text());
        part.values().map(value -> this == DAY_OF_WEEK ? value % 7 : value).forEach(values::add);
      }
      return new CronField(String.join(",", parts), List.copyOf(values));
    }

    private Part part(String part, String text) {
      Matcher matcher = PART.matcher(part);
      String steps = matcher.matches() ? matcher.group("step") : "0";
      int step = steps == null ? 1 : Integer.parseInt(steps);
      if (step == 0) {
        throw refusal(text);
      }
      String single = matcher.group("single");
      String last = single == null ? matcher.group("to") : single;
      if (last == null) {
        return new Part("*", least, most, step);
      }
      int from = number(single == null ? matcher.group("from") : single, text);
      int to = number(last, text);
      // Vixie cron has no range from a later day to SUN, so FRI-SUN is unambiguous.
      boolean toSunday = to < from && last.equalsIgnoreCase("SUN");
      int end = toSunday ? SUNDAY_AT_THE_END : to;
      if (end < from) {
        throw refusal(text);
      }
      if (from == end) {
        // A single Sunday is always 0.
        int only = this == DAY_OF_WEEK ? from % 7 : from;
        return new Part("" + only, only, only, 1);
      }
      return new Part(from + "-" + end, from, end, step);
    }

    private int number(String text, String field) {
      int name = names.indexOf(text.toUpperCase(Locale.ROOT));
      if (name >= 0) {
        return least + name;
      }
      int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
      if (number < least || number > most) {
        throw refusal(field);
      }
      return number;
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
