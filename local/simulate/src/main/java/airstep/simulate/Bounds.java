package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEventType;
import airstep.embedded.stack.Recording;
import airstep.json.JsonObject;
import airstep.statemachine.Deadlines;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Promises 6 and 7: everything ends by itself, in time, and within what AWS allows. */
final class Bounds {

  private static final int MOST_EVENTS = 25_000;

  private static final Set<Object> LIMIT_ERRORS =
      Set.of("States.Runtime", "States.DataLimitExceeded", "States.QueryEvaluationError");

  private Bounds() {}

  static void deadlines(Played played, Consumer<String> broken) {
    for (Execution execution : played.executions()) {
      String who = Ledger.shortened(execution.arn());
      if (!execution.isClosed()) {
        broken.accept(who + " has not ended");
        continue;
      }
      if (execution.status() == ExecutionStatus.TIMED_OUT) {
        broken.accept(who + " had to be ended by Step Functions");
      }
      Duration took = Duration.between(execution.startDate(), execution.stopDate().orElseThrow());
      Duration limit = deadline(played, execution);
      if (took.compareTo(limit) > 0) {
        broken.accept(who + " took " + took + ", more than " + limit);
      }
    }
  }

  static void awsLimits(Played played, Consumer<String> broken) {
    for (Execution execution : played.executions()) {
      String who = Ledger.shortened(execution.arn());
      if (execution.historyEvents() > MOST_EVENTS) {
        broken.accept(who + " has " + execution.historyEvents() + " events");
      }
      execution.history().stream()
          .filter(Bounds::isPastLimit)
          .forEach(event -> broken.accept(who + " breaks: " + event.toJson()));
    }
    if (!played.slack().lastFaults().isEmpty()) {
      broken.accept("Slack does not accept an alert: " + played.slack().lastFaults());
    }
  }

  private static boolean isPastLimit(HistoryEvent event) {
    boolean failed = event.type() == HistoryEventType.EVALUATION_FAILED;
    return History.value(event, "error")
        .filter(error -> failed || LIMIT_ERRORS.contains(error))
        .isPresent();
  }

  private static Duration deadline(Played played, Execution execution) {
    JsonObject input = Recording.input(execution);
    String machine = Played.machine(execution);
    Optional<String> flow =
        switch (machine) {
          case "run" -> input.object("settings").flatMap(settings -> settings.text("flow"));
          case Played.SYNC -> input.text("flow");
          default -> Optional.of(machine);
        };
    Deadlines deadlines = Deadlines.of(played.day().scene().flow(flow.orElse("")));
    return switch (machine) {
      case "run" -> deadlines.run();
      case Played.SYNC -> deadlines.sync();
      default -> deadlines.flow();
    };
  }
}
