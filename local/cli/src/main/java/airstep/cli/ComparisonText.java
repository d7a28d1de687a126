package airstep.cli;

import airstep.simulate.ComparisonResult;
import airstep.simulate.Score;
import airstep.terminal.Console;
import airstep.text.Counted;
import java.util.Locale;

/** The text of a comparison's result: how many of 1,000 runs, in 80 columns. */
record ComparisonText(Console console) {

  void print(ComparisonResult result) {
    int runs = result.scores().values().iterator().next().runs();
    console
        .out()
        .printf(
            "%s from seed %d, %s for each%n",
            Counted.of(result.days(), "day"), result.seed(), Counted.of(runs, "run"));
    row("", "", "false", "false", "", "missed", "");
    row("per 1,000 runs", "duplicates", "failures", "successes", "orphans", "alerts", "unknown");
    result
        .scores()
        .forEach(
            (name, score) ->
                row(
                    name,
                    rate(score, score.duplicates()),
                    rate(score, score.falseFailures()),
                    rate(score, score.falseSuccesses()),
                    rate(score, score.orphans()),
                    rate(score, score.missedAlerts()),
                    rate(score, score.unknown())));
  }

  private void row(Object... cells) {
    console.out().println("%-19s  %10s  %8s  %9s  %7s  %6s  %7s".formatted(cells).stripTrailing());
  }

  private static String rate(Score score, int count) {
    return String.format(Locale.ENGLISH, "%.1f", 1000.0 * count / score.runs());
  }
}
