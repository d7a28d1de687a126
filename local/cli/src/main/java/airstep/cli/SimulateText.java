package airstep.cli;

import airstep.simulate.SimulationResult;
import airstep.simulate.Violation;
import airstep.terminal.Console;
import airstep.text.Counted;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The text of a simulation's result. */
record SimulateText(Console console) {

  void print(SimulationResult result, String faults) {
    PrintStream out = console.out();
    out.printf(
        Locale.ENGLISH,
        "%s from seed %d in %.1f s, %.0f per second%n",
        Counted.of(result.runs(), "day"),
        result.seed(),
        result.seconds(),
        result.runs() / result.seconds());
    table("outcomes of syncs", result.outcomes());
    Map<String, Integer> struck = new LinkedHashMap<>();
    result.faults().forEach((kind, n) -> struck.put(kind.word(), n));
    table("faults", struck);
    if (result.broken() == 0) {
      out.println(console.outcome("Every promise held.", "SUCCEEDED"));
      return;
    }
    for (Violation violation : result.violations()) {
      print(violation, faults);
    }
    out.println(
        console.outcome(
            Counted.of(result.broken(), "promise")
                + (result.broken() == 1 ? " was broken." : " were broken."),
            "FAILED"));
  }

  private void print(Violation violation, String faults) {
    PrintStream out = console.out();
    out.println();
    out.println(
        console.bold("Promise " + violation.invariant() + " broken: " + violation.promise()));
    out.println("  " + violation.what());
    violation.flows().forEach((name, text) -> out.print(indented("flow " + name, text)));
    out.print(indented("faults", String.join("\n", violation.faults())));
    out.print(indented("what happened", String.join("\n", violation.trace())));
    out.printf(
        "  to repeat it: ./airstep simulate --runs 1 --seed %d --faults %s%n",
        violation.seed(), faults);
  }

  private static String indented(String title, String text) {
    return "  " + title + "\n" + text.strip().indent(4);
  }

  private void table(String title, Map<String, Integer> numbers) {
    if (!numbers.isEmpty()) {
      console.out().println(console.faint(title));
      numbers.forEach((name, n) -> console.out().printf("  %-20s %s%n", name, Console.number(n)));
    }
  }
}
