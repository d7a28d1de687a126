package airstep.cli;

import airstep.operate.LogLine;
import airstep.operate.RunDetails;
import airstep.operate.RunLogs;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The log lines of a run as they come, each once. */
final class LogTail {

  /** A line may come later than another one that was logged after it. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private final RunLogs logs;
  private final Set<LogLine> seen = new HashSet<>();
  private Instant last = Instant.EPOCH.plus(LATE);

  LogTail(RunLogs logs) {
    this.logs = logs;
  }

  /** Returns the lines since the last call, oldest first. */
  List<LogLine> next(RunDetails run) {
    List<LogLine> lines = logs.of(run, last.minus(LATE)).stream().filter(seen::add).toList();
    lines.stream().map(LogLine::time).filter(last::isBefore).forEach(time -> last = time);
    return lines;
  }
}
