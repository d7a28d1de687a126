package airstep.local.cli;

import airstep.local.simulate.ComparisonResult;
import airstep.local.simulate.Score;
import java.util.Locale;

/** A comparison's result for people: how many of a thousand runs. */
record ComparisonText(Console console) {

  void print(ComparisonResult result) {
    TextTable table =
        new TextTable(
            "per 1,000 runs",
            "duplicates",
            "false failures",
            "false successes",
            "orphans",
            "missed alerts",
            "unknown");
    result
        .scores()
        .forEach(
            (name, score) ->
                table.row(
                    name,
                    rate(score, score.duplicates()),
                    rate(score, score.falseFailures()),
                    rate(score, score.falseSuccesses()),
                    rate(score, score.orphans()),
                    rate(score, score.missedAlerts()),
                    rate(score, score.unknown())));
    int runs = result.scores().values().iterator().next().runs();
    console
        .out()
        .printf(
            "%s days from seed %d on, %s runs for each%n",
            Console.number(result.days()), result.seed(), Console.number(runs));
    table.lines().forEach(console.out()::println);
  }

  private static String rate(Score score, int count) {
    return String.format(Locale.ENGLISH, "%.1f", 1000.0 * count / score.runs());
  }
}
