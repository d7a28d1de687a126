package airstep.operate;

import java.time.Instant;
import java.util.List;

/** The log lines of the steps of runs. */
public record RunLogs(StepLogs stepLogs) {

  /** Returns what the steps of a run and of its syncs have logged, oldest first. */
  public List<LogLine> of(RunDetails run) {
    return of(run, Instant.EPOCH);
  }

  /** Returns the same from a time on. */
  public List<LogLine> of(RunDetails run, Instant since) {
    return stepLogs.lines(List.copyOf(run.executions().keySet()), since).stream()
        .map(line -> LogLine.of(line, run.executions()))
        .toList();
  }
}
