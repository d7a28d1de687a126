package airstep.simulate;

import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEventType;
import java.util.Set;
import java.util.function.Consumer;

/** Promise 7: everything stays within what AWS and Slack accept. */
record AwsLimits(PlayedDay played, Consumer<String> broken) implements Runnable {

  private static final int MOST_EVENTS = 25_000;

  private static final Set<Object> ERRORS =
      Set.of("States.Runtime", "States.DataLimitExceeded", "States.QueryEvaluationError");

  @Override
  public void run() {
    for (PlayedExecution ran : played.executions()) {
      int events = ran.execution().historyEvents();
      if (events > MOST_EVENTS) {
        broken.accept(ran + " has " + events + " events");
      }
      ran.execution().history().stream()
          .filter(AwsLimits::isPastLimit)
          .forEach(event -> broken.accept(ran + " breaks: " + event.toJson()));
    }
    if (!played.slack().lastFaults().isEmpty()) {
      broken.accept("Slack does not accept an alert: " + played.slack().lastFaults());
    }
  }

  private static boolean isPastLimit(HistoryEvent event) {
    boolean failed = event.type() == HistoryEventType.EVALUATION_FAILED;
    return event.value("error").filter(error -> failed || ERRORS.contains(error)).isPresent();
  }
}
