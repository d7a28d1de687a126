package airstep.asl;

import airstep.asl.json.ObjectValue;
import java.time.Instant;

/** Receives what happens to executions as it happens. */
public interface ExecutionListener {

  /** An event was added to the history of the execution. */
  default void onEvent(Execution execution, HistoryEvent event) {}

  /**
   * A branch of the execution does nothing until that time: it is in a Wait state, or it retries a
   * state that failed. The history does not contain the time.
   */
  default void onWait(Execution execution, Instant until) {}

  /** The status changed; the event is what Step Functions sends to EventBridge. */
  default void onStatusChange(Execution execution, ObjectValue event) {}
}
