package airstep.store;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.ExecutionRegister;
import airstep.asl.HistoryEvent;
import airstep.asl.definition.StateMachine;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.time.Instant;
import java.util.Map;

/**
 * Stores the executions of a Step Functions as they happen.
 *
 * @param rehearsal whether they run against an Airbyte inside this process
 */
public record Recorder(ExecutionStore store, boolean rehearsal)
    implements ExecutionListener, ExecutionRegister {

  @Override
  public boolean register(Execution execution, StateMachine machine) {
    return store.begin(StoredExecution.of(execution), machine.definition(), rehearsal);
  }

  @Override
  public void onEvent(Execution execution, HistoryEvent event) {
    if (event.type().endsExecution()) {
      store.appendLast(execution.arn(), event.id(), event.toJson());
    } else {
      store.append(execution.arn(), event.id(), event.toJson());
    }
  }

  @Override
  public void onStatusChange(Execution execution, ObjectValue event) {
    if (execution.isClosed()) {
      store.end(StoredExecution.of(execution));
    }
  }

  /** Stores the log line of a step, if it names its execution; lines of metrics do not. */
  public void log(String line) {
    if (JsonValues.parse(line) instanceof Map<?, ?> fields
        && fields.get("execution") instanceof String arn
        && fields.get("timestamp") instanceof String time) {
      store.log(arn, Instant.parse(time), line);
    }
  }
}
