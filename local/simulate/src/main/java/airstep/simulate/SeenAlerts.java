package airstep.simulate;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Promise 3: what did not succeed leads to an alert, and nothing else does. */
record SeenAlerts(PlayedDay played, Consumer<String> broken) implements Runnable {

  @Override
  public void run() {
    List<String> alerts = ofThemselves(played.failureAlerts());
    for (PlayedExecution root : played.roots()) {
      // A check does not alert: it answers the person who started it.
      if (!root.hasSucceeded() && !root.input().isTrue("check") && !alerted(alerts, root)) {
        broken.accept(root + " ended " + root.status() + ", without an alert");
      }
      withRuns(root)
          .filter(it -> it.hasSucceeded() && it.isNamedIn(alerts) && !hasNamesake(it))
          .forEach(it -> broken.accept(it + " succeeded, but an alert says that it failed"));
    }
  }

  /**
   * By Slack or the fallback; or, if the alert of {@code NotifyStopped} fails, by its queue's
   * alarm.
   */
  static boolean alerted(List<String> alerts, PlayedExecution root) {
    List<String> own = ofThemselves(alerts);
    return withRuns(root).anyMatch(it -> it.isNamedIn(own)) || root.played().isUndelivered(root);
  }

  /** The alert of a retry names the run before it, which it is not about. */
  private static List<String> ofThemselves(List<String> alerts) {
    return alerts.stream().map(text -> text.replaceAll("retry of [A-Za-z0-9_-]+", "")).toList();
  }

  private static Stream<PlayedExecution> withRuns(PlayedExecution root) {
    return Stream.concat(Stream.of(root), root.started().stream());
  }

  /** Whether the alert may be about an execution of another machine with the same name. */
  private boolean hasNamesake(PlayedExecution one) {
    return played.executions().stream()
        .filter(it -> it.execution().name().equals(one.execution().name()))
        .anyMatch(it -> !it.equals(one) && !it.hasSucceeded());
  }
}
