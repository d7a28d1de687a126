package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.embedded.stack.Recording;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Promise 3: what did not succeed leads to an alert, and nothing else does. */
final class SeenAlerts {

  private SeenAlerts() {}

  static void check(Played played, Consumer<String> broken) {
    List<String> messages = played.failureAlerts();
    for (Execution root : played.roots()) {
      List<Execution> runs = played.recording().startedBy(root);
      boolean alerted = alerted(played, messages, root, runs);
      // A check does not alert: it answers the person who started it.
      if (root.status() != ExecutionStatus.SUCCEEDED
          && !alerted
          && !Recording.input(root).isTrue("check")) {
        add(broken, root, "ended " + root.status() + ", without an alert");
      }
      for (Execution one : Stream.concat(Stream.of(root), runs.stream()).toList()) {
        if (one.status() == ExecutionStatus.SUCCEEDED
            && named(messages, one)
            && !hasNamesake(played, one)) {
          add(broken, one, "succeeded, but an alert says that it failed");
        }
      }
    }
  }

  static boolean alerted(Played played, Execution flow) {
    return alerted(played, played.failureAlerts(), flow, played.recording().startedBy(flow));
  }

  /**
   * By Slack or the fallback; or, if the alert of {@code NotifyStopped} fails, by its queue's
   * alarm.
   */
  private static boolean alerted(
      Played played, List<String> messages, Execution root, List<Execution> runs) {
    return named(messages, root)
        || runs.stream().anyMatch(run -> named(messages, run))
        || played.isUndelivered(root);
  }

  /** Whether the alert may be about an execution of another machine with the same name. */
  private static boolean hasNamesake(Played played, Execution one) {
    return played.executions().stream()
        .anyMatch(
            it ->
                it.name().equals(one.name())
                    && !it.arn().equals(one.arn())
                    && it.status() != ExecutionStatus.SUCCEEDED);
  }

  private static boolean named(List<String> texts, Execution execution) {
    return texts.stream().anyMatch(text -> Played.names(text, execution));
  }

  private static void add(Consumer<String> broken, Execution execution, String what) {
    broken.accept(Ledger.shortened(execution.arn()) + " " + what);
  }
}
