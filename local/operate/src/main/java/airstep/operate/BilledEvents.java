package airstep.operate;

import airstep.asl.HistoryEvent;
import airstep.embedded.stack.Cost;

/** Counts in histories what AWS bills. A retry of a Task is a transition too. */
final class BilledEvents {

  private long transitions;
  private long events;
  private long invocations;

  void add(HistoryEvent event) {
    events++;
    switch (event.type()) {
      case TASK_SCHEDULED -> {
        transitions++;
        boolean function = event.value("resourceType").filter("lambda"::equals).isPresent();
        invocations += function ? 1 : 0;
      }
      // Each attempt is counted when it is scheduled.
      case TASK_STATE_ENTERED -> {}
      default -> transitions += event.type().name().endsWith("STATE_ENTERED") ? 1 : 0;
    }
  }

  Cost cost() {
    return new Cost(transitions, events, invocations);
  }
}
