package airstep.imports;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One field of a crontab line as cron keeps it.
 *
 * @param values the values that match; Sunday is 0
 * @param star whether the field begins with a star
 */
record CronBits(BitSet values, boolean star) {

  /** The kind of a field: its limits and its names, the first of which is the least value. */
  enum Kind {
    MINUTE(0, 59, ""),
    HOUR(0, 23, ""),
    MONTH_DAY(1, 31, ""),
    MONTH(1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
    WEEK_DAY(0, 7, "sun mon tue wed thu fri sat");

    private final int least;
    private final int most;
    private final String names;

    Kind(int least, int most, String names) {
      this.least = least;
      this.most = most;
      this.names = names;
    }

    private OptionalInt number(String text) {
      int name = List.of(names.split(" ")).indexOf(text.toLowerCase(Locale.ROOT));
      if (name >= 0 && !text.isEmpty()) {
        return OptionalInt.of(least + name);
      }
      int number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
      return number < least || number > most ? OptionalInt.empty() : OptionalInt.of(number);
    }
  }

  /** Returns the field; empty if cron refuses it, or if versions of cron read it differently. */
  static Optional<CronBits> of(Kind kind, String text) {
    BitSet values = new BitSet();
    for (String part : text.split(",", -1)) {
      if (!add(kind, part, values)) {
        return Optional.empty();
      }
    }
    if (kind == Kind.WEEK_DAY && values.get(kind.most)) {
      values.set(0);
    }
    return Optional.of(new CronBits(values, text.startsWith("*")));
  }

  boolean has(int value) {
    return values.get(value);
  }

  private static boolean add(Kind kind, String part, BitSet values) {
    String[] step = part.split("/", -1);
    String[] range =
        step[0].equals("*")
            ? new String[] {"" + kind.least, "" + kind.most}
            : step[0].split("-", -1);
    OptionalInt from = kind.number(range[0]);
    OptionalInt to = kind.number(range[range.length - 1]);
    int by = step.length == 1 ? 1 : step[1].matches("\\d{1,9}") ? Integer.parseInt(step[1]) : 0;
    // A step behind a single value means several things.
    boolean single = range.length == 1 && step.length == 2;
    if (single
        || range.length > 2
        || step.length > 2
        || from.isEmpty()
        || to.isEmpty()
        || by == 0) {
      return false;
    }
    // A range to SUN ends on the Sunday after.
    int end =
        to.getAsInt() == 0 && from.getAsInt() > 0 && kind == Kind.WEEK_DAY ? 7 : to.getAsInt();
    for (long value = from.getAsInt(); value <= end; value += by) {
      values.set((int) value);
    }
    return from.getAsInt() <= end;
  }
}
