package airstep.imports;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The fields of a Quartz cron, and the values that Quartz reads in them. */
enum QuartzField {
  SECOND(0, 0, 59, ""),
  MINUTE(1, 0, 59, ""),
  HOUR(2, 0, 23, ""),
  MONTH_DAY(3, 1, 31, ""),
  MONTH(4, 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
  /** Sunday is 1. */
  WEEK_DAY(5, 1, 7, "SUN MON TUE WED THU FRI SAT");

  private final int place;
  private final int least;
  private final int most;
  private final String names;

  QuartzField(int place, int least, int most, String names) {
    this.place = place;
    this.least = least;
    this.most = most;
    this.names = names;
  }

  /** Returns its place in an expression; 0 for the first. */
  int place() {
    return place;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  /** Returns the number that a word means. */
  OptionalInt number(String word) {
    List<String> all = List.of(names.split(" ", -1));
    int name = word.isEmpty() ? -1 : all.indexOf(word.toUpperCase(Locale.ROOT));
    if (name >= 0) {
      return OptionalInt.of(least + name);
    }
    int number = word.matches("\\d{1,2}") ? Integer.parseInt(word) : -1;
    return number < least || number > most ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** Returns the values; empty for what only Quartz has, such as the last day. */
  Optional<BitSet> values(String text) {
    BitSet values = new BitSet();
    for (String part : text.split(",", -1)) {
      if (!add(part, values)) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** A range may begin after its end, and then goes on from the least value. */
  private boolean add(String part, BitSet values) {
    String[] step = part.split("/", -1);
    String[] range = step[0].split("-", -1);
    boolean all =
        step[0].equals("*") || step[0].equals("?") || (step[0].isEmpty() && step.length == 2);
    OptionalInt from = all ? OptionalInt.of(least) : number(range[0]);
    OptionalInt to =
        all || (range.length == 1 && step.length == 2)
            ? OptionalInt.of(most)
            : number(range[range.length - 1]);
    int by = step.length == 1 ? 1 : step[1].matches("[1-9]\\d?") ? Integer.parseInt(step[1]) : 0;
    if (step.length > 2 || range.length > 2 || from.isEmpty() || to.isEmpty() || by == 0) {
      return false;
    }
    int size = most - least + 1;
    int length = Math.floorMod(to.getAsInt() - from.getAsInt(), size);
    for (int i = 0; i <= length; i += by) {
      values.set(least + (from.getAsInt() - least + i) % size);
    }
    return true;
  }
}
