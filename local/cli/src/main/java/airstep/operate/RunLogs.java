package airstep.operate;

import java.util.List;
import java.util.function.Function;

/**
 * The log lines of steps.
 *
 * @param lines returns the lines of these executions, as JSON, oldest first
 */
public record RunLogs(Function<List<String>, List<String>> lines) {

  /** Returns what the steps of a run and of its syncs have logged, oldest first. */
  public List<LogLine> of(RunDetails run) {
    return lines.apply(List.copyOf(run.executions().keySet())).stream()
        .map(line -> LogLine.of(line, run.executions()))
        .toList();
  }
}
