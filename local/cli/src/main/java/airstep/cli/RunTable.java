package airstep.cli;

import airstep.operate.Place;
import airstep.operate.Run;
import airstep.terminal.Console;
import airstep.terminal.Sign;
import airstep.terminal.TextTable;
import airstep.text.OneLine;
import java.time.Instant;
import java.util.List;

/** Runs as a table, a row for each. */
record RunTable(Console console, Instant now) {

  private static final int LONGEST_REASON = 100;

  /**
   * Returns the lines.
   *
   * @param none whether there are no runs at all
   * @param place where they run
   */
  List<String> lines(List<Run> runs, boolean none, Place place) {
    if (runs.isEmpty()) {
      String start = "no runs yet; start one with " + place.command("run FLOW");
      return List.of(none ? start : "no such runs");
    }
    TextTable table =
        new TextTable(" ", "RUN", "FLOW", "STARTED", "TOOK", "FAILED", "REASON")
            .flexible(2, 6)
            .expendable(4, 6, 3, 1);
    for (Run run : runs) {
      table.row(
          Sign.of(run.status()),
          run.id(),
          run.flow() + (run.check() ? " (check)" : ""),
          Age.text(run.startedAt(), now),
          Console.duration(run.duration(now).toSeconds()),
          failed(run),
          OneLine.of(run.reason().orElse(""), LONGEST_REASON));
    }
    List<String> lines =
        console.signs(table.lines(console.columns()), runs.stream().map(Run::status).toList());
    lines.set(0, console.faint(lines.getFirst()));
    return lines;
  }

  private static String failed(Run run) {
    return run.failed().isPresent() && run.total().isPresent()
        ? run.failed().getAsLong() + " of " + run.total().getAsLong()
        : "-";
  }
}
