package airstep.cli;

import airstep.operate.Run;
import airstep.text.OneLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs as a table, a row for each. */
record RunTable(Console console, Instant now) {

  private static final int LONGEST_REASON = 100;

  /**
   * Returns the lines.
   *
   * @param none whether there are no runs at all
   */
  List<String> lines(List<Run> runs, boolean none) {
    if (runs.isEmpty()) {
      return List.of(none ? "no runs yet; start one with ./airstep run FLOW" : "no such runs");
    }
    TextTable table = new TextTable(" ", "RUN", "FLOW", "STARTED", "TOOK", "FAILED", "REASON");
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
    List<String> lines = new ArrayList<>(table.lines());
    lines.set(0, console.faint(lines.getFirst()));
    for (int i = 0; i < runs.size(); i++) {
      String line = lines.get(i + 1);
      lines.set(
          i + 1, console.outcome(line.substring(0, 1), runs.get(i).status()) + line.substring(1));
    }
    return lines;
  }

  private static String failed(Run run) {
    return run.failed().isPresent() && run.total().isPresent()
        ? run.failed().getAsLong() + " of " + run.total().getAsLong()
        : "-";
  }
}
