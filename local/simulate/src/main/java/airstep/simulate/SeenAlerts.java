package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.embedded.stack.Recording;
import java.util.List;
import java.util.stream.Stream;

/** Promise 3: who has to be told is told, and nobody else. */
final class SeenAlerts {

  private SeenAlerts() {}

  static void check(Played played, List<Broken> broken) {
    List<String> messages = played.failureAlerts();
    for (Execution root : played.roots()) {
      List<Execution> runs = played.recording().startedBy(root);
      boolean told = told(played, messages, root, runs);
      // A check alerts no one: it answers whoever started it.
      if (root.status() != ExecutionStatus.SUCCEEDED
          && !told
          && !Recording.input(root).isTrue("check")) {
        add(broken, root, "ended " + root.status() + ", and nobody was told");
      }
      for (Execution one : Stream.concat(Stream.of(root), runs.stream()).toList()) {
        if (one.status() == ExecutionStatus.SUCCEEDED
            && named(messages, one)
            && !hasNamesake(played, one)) {
          add(broken, one, "succeeded, and an alert says that it failed");
        }
      }
    }
  }

  static boolean told(Played played, Execution flow) {
    return told(played, played.failureAlerts(), flow, played.recording().startedBy(flow));
  }

  /**
   * By Slack or the fallback; or, where the safety net's alert is refused, by its queue's alarm.
   */
  private static boolean told(
      Played played, List<String> messages, Execution root, List<Execution> runs) {
    return named(messages, root)
        || runs.stream().anyMatch(run -> named(messages, run))
        || played.isUntold(root);
  }

  /** Whether the alert may be of one of another machine that is called the same. */
  private static boolean hasNamesake(Played played, Execution one) {
    return played.recording().executions().stream()
        .anyMatch(
            it ->
                it.name().equals(one.name())
                    && !it.arn().equals(one.arn())
                    && it.status() != ExecutionStatus.SUCCEEDED);
  }

  private static boolean named(List<String> texts, Execution execution) {
    return texts.stream().anyMatch(text -> Played.names(text, execution));
  }

  private static void add(List<Broken> broken, Execution execution, String what) {
    broken.add(new Broken(Invariant.ALERT, Ledger.shortened(execution.arn()) + " " + what));
  }
}
