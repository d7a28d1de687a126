package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEventType;
import airstep.asl.json.JsonValues;
import java.util.Optional;
import java.util.Set;

/** The line of a trace for an event: where an execution is, and how it and its steps end. */
final class Traced {

  private static final int LONGEST = 400;

  private static final Set<HistoryEventType> ENDS =
      Set.of(
          HistoryEventType.EXECUTION_STARTED,
          HistoryEventType.EXECUTION_SUCCEEDED,
          HistoryEventType.EXECUTION_FAILED,
          HistoryEventType.EXECUTION_TIMED_OUT,
          HistoryEventType.EXECUTION_ABORTED,
          HistoryEventType.TASK_FAILED,
          HistoryEventType.TASK_TIMED_OUT);

  private Traced() {}

  static Optional<String> line(Execution execution, HistoryEvent event) {
    String who = Ledger.shortened(execution.arn()) + "  ";
    String type = event.type().awsName();
    if (type.endsWith("StateEntered")) {
      return Optional.of(who + value(event, "name"));
    }
    if (!ENDS.contains(event.type())) {
      return Optional.empty();
    }
    String line =
        type + " " + value(event, "error") + value(event, "cause") + value(event, "output");
    return Optional.of(who + line.substring(0, Math.min(LONGEST, line.length())));
  }

  private static String value(HistoryEvent event, String name) {
    return History.value(event, name)
        .map(value -> value instanceof String ? value + " " : JsonValues.write(value))
        .orElse("");
  }
}
