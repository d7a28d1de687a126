package airstep.live;

import airstep.terminal.Console;
import airstep.terminal.TextTable;
import airstep.text.Counted;
import java.util.ArrayList;
import java.util.List;

/** What a person must know who ends a command before its run: which jobs run in Airbyte. */
public record RunningJobs(LiveStatus status) {

  private static final String INDENT = "  ";

  /** Returns a line for each job that runs or may be starting, after one that introduces them. */
  List<String> lines(int columns) {
    List<String> lines = new ArrayList<>();
    TextTable jobs = new TextTable("CONNECTION", "JOB", "RUNNING FOR").flexible(0);
    List<SyncRow> rows = status.rows();
    for (SyncRow row : rows) {
      if (row.phase().hasJob() || row.phase().mayHaveJob()) {
        jobs.row(
            row.label(),
            row.phase().mayHaveJob() ? "may be starting" : row.job(),
            row.elapsed().map(time -> Console.duration(time.toSeconds())).orElse("-"));
      }
    }
    boolean none = jobs.lines().size() == 1;
    lines.add(none ? "No job of this run is in Airbyte now." : "Jobs of this run in Airbyte now:");
    jobs.lines(columns - INDENT.length()).stream()
        .filter(_ -> !none)
        .map(INDENT::concat)
        .forEach(lines::add);
    long waiting = rows.stream().filter(row -> row.phase() == SyncPhase.WAITING).count();
    if (waiting > 0) {
      lines.add(
          "%d of %s %s not begun."
              .formatted(
                  waiting, Counted.of(rows.size(), "connection"), waiting == 1 ? "has" : "have"));
    }
    return lines;
  }
}
