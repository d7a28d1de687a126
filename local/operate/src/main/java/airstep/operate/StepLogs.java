package airstep.operate;

import java.time.Instant;
import java.util.List;

/** Where the log lines of steps are stored. */
public interface StepLogs {

  /**
   * Returns the lines of these executions from a time on, each as JSON, oldest first.
   *
   * @param since before the first line for all
   */
  List<String> lines(List<String> executionArns, Instant since);
}
