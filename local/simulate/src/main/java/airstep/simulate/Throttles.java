package airstep.simulate;

import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEventType;
import java.util.List;
import java.util.function.Consumer;

/** Of promise 1: a start that Step Functions throttles three times in a row is not given up. */
final class Throttles {

  private static final int MOST = 3;

  private static final String CAUSE = FaultyIntegration.THROTTLED_START_CAUSE;

  private Throttles() {}

  /** Certainly in a row only if there are no more in all: some starts are at the same time. */
  static void check(Ran ran, Consumer<String> broken) {
    List<HistoryEvent> failed = ran.events(HistoryEventType.TASK_FAILED).toList();
    long throttled = failed.stream().filter(Throttles::isThrottled).count();
    // What it started may have given up a start of its own, and reports that.
    boolean another =
        failed.stream().anyMatch(event -> !isThrottled(event) && event.toJson().contains(CAUSE));
    String end = ran.execution().output().or(ran.execution()::cause).orElse("");
    if (throttled > 0 && throttled <= MOST && !another && end.contains(CAUSE)) {
      broken.accept(ran + " gave up a start that was throttled " + throttled + " times");
    }
  }

  private static boolean isThrottled(HistoryEvent event) {
    return event.value("error").filter(FaultyIntegration.THROTTLED_STARTS::contains).isPresent();
  }
}
