package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEvent.Detail;
import airstep.asl.HistoryEventType;
import airstep.embedded.stack.Recording;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.statemachine.Deadlines;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Promises 6 and 7: everything ends by itself, in time, and within what AWS allows. */
final class Bounds {

  private static final int MOST_EVENTS = 25_000;

  private static final Set<Object> PASSED =
      Set.of("States.Runtime", "States.DataLimitExceeded", "States.QueryEvaluationError");

  private Bounds() {}

  static void check(Played played, List<Broken> broken) {
    for (Execution execution : played.recording().executions()) {
      String who = Ledger.shortened(execution.arn());
      if (!execution.isClosed()) {
        broken.add(new Broken(Invariant.DEADLINE, who + " has not ended"));
        continue;
      }
      if (execution.status() == ExecutionStatus.TIMED_OUT) {
        broken.add(new Broken(Invariant.DEADLINE, who + " had to be ended by Step Functions"));
      }
      Duration took = Duration.between(execution.startDate(), execution.stopDate().orElseThrow());
      Duration limit = limit(played, execution);
      if (took.compareTo(limit) > 0) {
        broken.add(new Broken(Invariant.DEADLINE, who + " took " + took + ", more than " + limit));
      }
      if (execution.historyEvents() > MOST_EVENTS) {
        broken.add(
            new Broken(
                Invariant.AWS_LIMITS, who + " has " + execution.historyEvents() + " events"));
      }
      execution.history().forEach(event -> passed(who, event, broken));
    }
    if (!played.slack().lastFaults().isEmpty()) {
      broken.add(
          new Broken(
              Invariant.AWS_LIMITS,
              "Slack does not take an alert: " + played.slack().lastFaults()));
    }
  }

  private static Duration limit(Played played, Execution execution) {
    List<Flow> flows = played.day().scene().flows();
    String machine = Played.machine(execution);
    String name =
        switch (machine) {
          case "run" ->
              Recording.input(execution)
                  .object("settings")
                  .flatMap(settings -> settings.text("flow"))
                  .orElse("");
          case "sync" -> Recording.input(execution).text("flow").orElse("");
          default -> machine;
        };
    return flows.stream()
        .filter(flow -> flow.name().equals(name))
        .findFirst()
        .or(() -> Optional.of(FlowReader.defaults()))
        .map(Deadlines::of)
        .map(
            deadlines ->
                switch (machine) {
                  case "run" -> deadlines.run();
                  case "sync" -> deadlines.sync();
                  default -> deadlines.flow();
                })
        .orElseThrow();
  }

  private static void passed(String who, HistoryEvent event, List<Broken> broken) {
    boolean failed = event.type() == HistoryEventType.EVALUATION_FAILED;
    for (Detail detail : event.details()) {
      if (detail instanceof Detail.Plain(String name, Object value)
          && name.equals("error")
          && (failed || (value != null && PASSED.contains(value)))) {
        broken.add(
            new Broken(Invariant.AWS_LIMITS, who + " breaks: " + value + " " + event.toJson()));
      }
    }
  }
}
