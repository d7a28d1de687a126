package airstep.store;

import airstep.asl.ExecutionStatus;
import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEvent.Detail;
import airstep.asl.HistoryEventType;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends executions whose process has ended, at the time of their last event. */
final class Abandoned {

  static final String ERROR = "Airstep.ProcessEnded";
  static final String CAUSE =
      "the command that ran this execution ended first; jobs that it started may still run in"
          + " Airbyte";

  private Abandoned() {}

  static void end(ExecutionStore store) {
    store.abandoned().forEach(execution -> end(store, execution));
  }

  private static void end(ExecutionStore store, StoredExecution execution) {
    List<String> events = store.events(execution.arn());
    Instant stop =
        events.isEmpty()
            ? execution.startDate()
            : Instant.parse((String) object(events.getLast()).get("timestamp"));
    HistoryEvent event =
        new HistoryEvent(
            events.size() + 1,
            events.size(),
            stop,
            HistoryEventType.EXECUTION_ABORTED,
            List.of(new Detail.Plain("error", ERROR), new Detail.Plain("cause", CAUSE)));
    store.appendLast(execution.arn(), event.id(), event.toJson());
    store.end(
        new StoredExecution(
            execution.arn(),
            execution.stateMachineArn(),
            ExecutionStatus.ABORTED,
            execution.startDate(),
            Optional.of(stop),
            description(execution, stop)));
  }

  private static String description(StoredExecution execution, Instant stop) {
    ObjectValue.Builder ended = ObjectValue.builder();
    object(execution.description()).forEach((name, value) -> ended.put((String) name, value));
    return JsonValues.write(
        ended
            .put("status", ExecutionStatus.ABORTED.name())
            .put("stopDate", stop.toString())
            .put("redriveStatusReason", "The process of the execution has ended")
            .put("error", ERROR)
            .put("cause", CAUSE)
            .build());
  }

  private static Map<?, ?> object(String json) {
    return (Map<?, ?>) JsonValues.parse(json);
  }
}
