package airstep.flows;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Generates random crons. */
final class RandomCrons {

  private RandomCrons() {}

  /** Includes invalid fields. */
  static String any(Random random) {
    List<String> none = List.of();
    List<String> months = List.of("JAN", "jun", "Oct", "DEC");
    List<String> days = List.of("MON", "Wed", "SUN", "sat");
    return String.join(
        " ",
        anyField(random, 0, 59, none),
        anyField(random, 0, 23, none),
        random.nextBoolean() ? "*" : anyField(random, 1, 31, none),
        random.nextBoolean() ? "*" : anyField(random, 1, 12, months),
        random.nextBoolean() ? "*" : anyField(random, 0, 7, days));
  }

  private static String anyField(Random random, int least, int most, List<String> names) {
    return IntStream.range(0, random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1)
        .mapToObj(_ -> anyPart(random, least, most, names))
        .collect(Collectors.joining(","));
  }

  private static String anyPart(Random random, int least, int most, List<String> names) {
    String from = end(random, least, most, names);
    String to = end(random, least, most, names);
    if (to.equalsIgnoreCase("SUN")) {
      // A range from a later day is only valid here.
      from = List.of("0", "SUN", "sun").get(random.nextInt(3));
    }
    // Half of the steps are longer than the field.
    int step = 1 + random.nextInt(2 * most);
    return switch (random.nextInt(6)) {
      case 0 -> "*";
      case 1 -> "*/" + step;
      case 2 -> from + "-" + to;
      case 3 -> from + "-" + to + "/" + step;
      default -> from;
    };
  }

  /** Rarely a value outside the field. */
  private static String end(Random random, int least, int most, List<String> names) {
    return names.isEmpty() || random.nextBoolean()
        ? Integer.toString(
            random.nextInt(30) == 0 ? most + 1 : least + random.nextInt(most - least + 1))
        : names.get(random.nextInt(names.size()));
  }

  /** Only valid crons. */
  static String usable(Random random) {
    while (true) {
      String expression =
          String.join(
              " ",
              random.nextInt(4) > 0 ? "0" : field(random, 0, 59, List.of()),
              field(random, 0, 23, List.of()),
              random.nextBoolean() ? "*" : field(random, 1, 31, List.of()),
              field(random, 1, 12, List.of("JAN", "jun", "Oct")),
              random.nextBoolean() ? "*" : field(random, 0, 7, List.of("MON", "Wed", "SUN")));
      try {
        Cron.parse(expression);
        return expression;
      } catch (Refusal _) {
        // BadFlowsTest covers ambiguous crons and days that do not exist.
      }
    }
  }

  private static String field(Random random, int least, int most, List<String> names) {
    return IntStream.range(0, random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1)
        .mapToObj(_ -> part(random, least, most, names))
        .collect(Collectors.joining(","));
  }

  private static String part(Random random, int least, int most, List<String> names) {
    int from = least + random.nextInt(most - least + 1);
    int to = from + random.nextInt(most - from + 1);
    int step = 1 + random.nextInt(most);
    return switch (random.nextInt(names.isEmpty() ? 5 : 7)) {
      case 0 -> "*";
      case 1 -> "*/" + step;
      case 2 -> from + "-" + to;
      case 3 -> from + "-" + to + "/" + step;
      case 4 -> Integer.toString(from);
      case 5 -> names.get(random.nextInt(names.size()));
      default -> names.get(0) + "-" + names.get(1);
    };
  }
}
