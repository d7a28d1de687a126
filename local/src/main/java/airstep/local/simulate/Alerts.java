package airstep.local.simulate;

import airstep.local.interpreter.Execution;
import airstep.local.interpreter.ExecutionStatus;
import java.util.List;
import java.util.stream.Stream;

/** Promise 3: who has to be told is told, and nobody else. */
final class Alerts {

  private Alerts() {}

  static void check(Played played, List<Broken> broken) {
    List<String> messages = messages(played);
    for (Execution root : played.roots()) {
      List<Execution> runs = played.recording().startedBy(root);
      boolean told = told(played, messages, root, runs);
      if (root.status() != ExecutionStatus.SUCCEEDED && !told) {
        add(broken, root, "ended " + root.status() + ", and nobody was told");
      }
      for (Execution one : Stream.concat(Stream.of(root), runs.stream()).toList()) {
        if (one.status() == ExecutionStatus.SUCCEEDED && named(messages, one)) {
          add(broken, one, "succeeded, and an alert says that it failed");
        }
      }
    }
  }

  static boolean told(Played played, Execution flow) {
    return told(played, messages(played), flow, played.recording().startedBy(flow));
  }

  private static List<String> messages(Played played) {
    return played.slack().messages().stream().map(message -> message.payload().toString()).toList();
  }

  /** By Slack; or, where Slack refuses, by the queue whose alarm goes another way. */
  private static boolean told(
      Played played, List<String> messages, Execution root, List<Execution> runs) {
    return named(messages, root)
        || runs.stream().anyMatch(run -> named(messages, run))
        || played.isUntold(root);
  }

  private static boolean named(List<String> texts, Execution execution) {
    return texts.stream().anyMatch(text -> text.contains(execution.arn()));
  }

  private static void add(List<Broken> broken, Execution execution, String what) {
    broken.add(new Broken(Invariant.ALERT, Ledger.shortened(execution.arn()) + " " + what));
  }
}
