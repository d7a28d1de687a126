package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEvent.Detail;
import airstep.asl.HistoryEventType;
import java.util.List;

/** Of promise 1: a start that Step Functions throttles three times in a row is not given up. */
final class Throttles {

  private static final int MOST = 3;

  private static final String CAUSE = ThrottledStart.CAUSE;

  private Throttles() {}

  /** Only for certain in a row if there are no more in all: some starts are at the same time. */
  static void check(Execution execution, List<Broken> broken) {
    List<HistoryEvent> failed =
        execution.history().stream()
            .filter(event -> event.type() == HistoryEventType.TASK_FAILED)
            .toList();
    long throttled = failed.stream().filter(Throttles::isThrottled).count();
    // What it has started may have given up a start of its own, and says so.
    boolean another =
        failed.stream().anyMatch(event -> !isThrottled(event) && event.toJson().contains(CAUSE));
    String end = execution.output().or(execution::cause).orElse("");
    if (throttled > 0 && throttled <= MOST && !another && end.contains(CAUSE)) {
      broken.add(
          new Broken(
              Invariant.ONE_JOB,
              Ledger.shortened(execution.arn())
                  + " gave a start up that was throttled "
                  + throttled
                  + " times"));
    }
  }

  private static boolean isThrottled(HistoryEvent event) {
    return event.details().stream()
        .anyMatch(
            detail ->
                detail instanceof Detail.Plain(String name, Object value)
                    && name.equals("error")
                    && ThrottledStart.NAMES.contains(value));
  }
}
