package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.HistoryEvent;
import airstep.asl.json.JsonValues;
import java.util.Optional;
import java.util.regex.Pattern;

/** The line of a trace for an event: where an execution is, and how it and its steps end. */
final class Traced {

  private static final int LONGEST = 400;

  private static final Pattern SHOWN =
      Pattern.compile("Execution(Started|Succeeded|Failed|TimedOut|Aborted)|Task(Failed|TimedOut)");

  private Traced() {}

  static Optional<String> line(Execution execution, HistoryEvent event) {
    String who = Ledger.shortened(execution.arn()) + "  ";
    String type = event.type().awsName();
    if (type.endsWith("StateEntered")) {
      return Optional.of(who + value(event, "name"));
    }
    String line =
        type + " " + value(event, "error") + value(event, "cause") + value(event, "output");
    return SHOWN.matcher(type).matches()
        ? Optional.of(who + line.substring(0, Math.min(LONGEST, line.length())))
        : Optional.empty();
  }

  private static String value(HistoryEvent event, String name) {
    return event
        .value(name)
        .map(value -> value instanceof String ? value + " " : JsonValues.write(value))
        .orElse("");
  }
}
