package airstep.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a Quartz cron, with its seconds and its days from 1, as the five fields of a flow. */
final class QuartzTranslation {

  private static final int SECOND = 0;
  private static final int YEAR = 6;

  private QuartzTranslation() {}

  /** What a flow cannot say; empty if it can say everything. */
  static Optional<String> problem(String expression) {
    String[] fields = expression.strip().split("\\s+", -1);
    if (fields.length != YEAR && fields.length != YEAR + 1) {
      return Optional.of("it has %d fields, not six or seven".formatted(fields.length));
    }
    if (!fields[SECOND].matches("\\d{1,2}")) {
      return Optional.of("it starts several times a minute");
    }
    if (fields.length > YEAR && !fields[YEAR].equals("*")) {
      return Optional.of("a flow has no years");
    }
    return Stream.of(QuartzField.values())
        .filter(field -> field != QuartzField.SECOND)
        .filter(field -> field(field, fields[field.place()]).isEmpty())
        .map(field -> "a flow cannot say '%s'".formatted(fields[field.place()]))
        .findFirst();
  }

  /** Returns the five fields of an expression without a problem. */
  static String fiveFields(String expression) {
    String[] fields = expression.strip().split("\\s+", -1);
    return Stream.of(QuartzField.values())
        .filter(field -> field != QuartzField.SECOND)
        .map(field -> field(field, fields[field.place()]).orElseThrow())
        .collect(Collectors.joining(" "));
  }

  private static Optional<String> field(QuartzField field, String text) {
    if (text.equals("?") || text.equals("*")) {
      return Optional.of("*");
    }
    List<String> parts = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Optional<String> written = part(field, part);
      if (written.isEmpty()) {
        return Optional.empty();
      }
      parts.add(written.get());
    }
    return Optional.of(String.join(",", parts));
  }

  private static Optional<String> part(QuartzField field, String part) {
    String[] step = part.split("/", -1);
    if (step.length > 2 || (step.length == 2 && !step[1].matches("[1-9]\\d?"))) {
      return Optional.empty();
    }
    String by = step.length == 2 ? "/" + step[1] : "";
    if (step[0].equals("*") || (step[0].isEmpty() && step.length == 2)) {
      return Optional.of("*" + by);
    }
    String[] range = step[0].split("-", -1);
    OptionalInt from = field.number(range[0]);
    OptionalInt to = field.number(range[range.length - 1]);
    if (range.length > 2 || from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    boolean single = range.length == 1;
    if (!single && from.getAsInt() > to.getAsInt()) {
      // A range over the end of the week or of the day, which a flow writes as two.
      return by.isEmpty()
          ? Optional.of(
              range(field, from.getAsInt(), field.most())
                  + ","
                  + range(field, field.least(), to.getAsInt()))
          : Optional.empty();
    }
    int end = single && !by.isEmpty() ? field.most() : to.getAsInt();
    // A flow takes no step behind a single value.
    boolean one = end == from.getAsInt();
    return Optional.of(range(field, from.getAsInt(), end) + (one ? "" : by));
  }

  /** A flow counts the days of the week from 0. */
  private static String range(QuartzField field, int from, int to) {
    int less = field == QuartzField.WEEK_DAY ? 1 : 0;
    return from == to ? "" + (from - less) : (from - less) + "-" + (to - less);
  }
}
