package airstep.store;

import airstep.asl.ExecutionStatus;
import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEvent.Detail;
import airstep.asl.HistoryEventType;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends executions whose process has ended, at the time of their last event. Of several processes
 * that find the same one, only the first ends it.
 */
record Abandoned(Path directory, Database database, Changes changes) {

  static final String ERROR = "Airstep.ProcessEnded";
  static final String CAUSE =
      "the command that ran this execution ended first; jobs that it started may still run in"
          + " Airbyte";

  void end() {
    changes.flush();
    database
        .query(
            "select distinct owner from executions where status = 'RUNNING'",
            row -> row.getString(1))
        .stream()
        .filter(owner -> !Owner.isAlive(directory, owner))
        .forEach(owner -> changes.write(() -> endAll(owner)));
  }

  private void endAll(String owner) {
    database
        .query(
            "select * from executions where status = 'RUNNING' and owner = ?"
                + " order by started, rowid",
            StoredExecution::read,
            owner)
        .forEach(this::end);
  }

  private void end(StoredExecution execution) {
    List<String> events =
        database.query(
            "select event from events where arn = ? order by id",
            row -> row.getString(1),
            execution.arn());
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
    database.update(
        "insert into events values (?, ?, ?)", execution.arn(), event.id(), event.toJson());
    new StoredExecution(
            execution.arn(),
            execution.stateMachineArn(),
            ExecutionStatus.ABORTED,
            execution.startDate(),
            Optional.of(stop),
            description(execution, stop))
        .writeEnd(database);
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
