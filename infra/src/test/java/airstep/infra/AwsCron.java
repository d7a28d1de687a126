package airstep.infra;

import java.time.LocalDate;
import java.util.BitSet;

/**
 * Reads EventBridge's six fields as AWS documents them, and refuses everything else. Shares no code
 * with the class that writes them.
 */
record AwsCron(BitSet minutes, BitSet hours, BitSet monthDays, BitSet months, BitSet weekDays) {

  /** AWS's limit for the expression of a rule or a schedule. */
  private static final int MOST_CHARACTERS = 256;

  static AwsCron parse(String expression) {
    if (expression.length() > MOST_CHARACTERS) {
      throw new AssertionError(expression.length() + " characters: " + expression);
    }
    if (!expression.startsWith("cron(") || !expression.endsWith(")")) {
      throw new AssertionError("not a cron: " + expression);
    }
    String[] fields = expression.substring(5, expression.length() - 1).split(" ", -1);
    if (fields.length != 6 || !fields[5].equals("*")) {
      throw new AssertionError("not six fields, the year a star: " + expression);
    }
    if (fields[2].equals("?") == fields[4].equals("?")) {
      throw new AssertionError("exactly one day field is a question mark: " + expression);
    }
    return new AwsCron(
        field(fields[0], 0, 59, true),
        field(fields[1], 0, 23, true),
        field(fields[2].equals("?") ? "*" : fields[2], 1, 31, true),
        field(fields[3], 1, 12, true),
        field(fields[4].equals("?") ? "*" : fields[4], 1, 7, false));
  }

  boolean firesOn(LocalDate date) {
    return monthDays.get(date.getDayOfMonth())
        && months.get(date.getMonthValue())
        && weekDays.get(sundayFirst(date));
  }

  BitSet minutesOfDay() {
    BitSet all = new BitSet();
    hours.stream().forEach(hour -> minutes.stream().forEach(minute -> all.set(hour * 60 + minute)));
    return all;
  }

  private static int sundayFirst(LocalDate date) {
    return switch (date.getDayOfWeek()) {
      case SUNDAY -> 1;
      case MONDAY -> 2;
      case TUESDAY -> 3;
      case WEDNESDAY -> 4;
      case THURSDAY -> 5;
      case FRIDAY -> 6;
      case SATURDAY -> 7;
    };
  }

  private static BitSet field(String text, int least, int most, boolean steps) {
    BitSet values = new BitSet();
    for (String part : text.split(",", -1)) {
      if (part.equals("*")) {
        values.set(least, most + 1);
      } else if (part.matches("\\d+-\\d+")) {
        String[] ends = part.split("-", -1);
        values.set(number(ends[0], least, most), number(ends[1], least, most) + 1);
      } else if (part.matches("\\d+/\\d+") && steps) {
        String[] ends = part.split("/", -1);
        int step = Integer.parseInt(ends[1]);
        for (int value = number(ends[0], least, most); value <= most; value += step) {
          values.set(value);
        }
      } else {
        values.set(number(part, least, most));
      }
    }
    return values;
  }

  private static int number(String text, int least, int most) {
    int number = Integer.parseInt(text);
    if (number < least || number > most) {
      throw new AssertionError(number + " is not between " + least + " and " + most);
    }
    return number;
  }
}
