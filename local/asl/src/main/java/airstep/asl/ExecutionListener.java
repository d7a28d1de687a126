package airstep.asl;

import airstep.asl.json.ObjectValue;

/** Receives what happens to executions as it happens. */
public interface ExecutionListener {

  /** An event was added to the history of the execution. */
  default void onEvent(Execution execution, HistoryEvent event) {}

  /** The status changed; the event is what Step Functions sends to EventBridge. */
  default void onStatusChange(Execution execution, ObjectValue event) {}
}
