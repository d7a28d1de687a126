package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.HistoryEvent;
import airstep.asl.json.ObjectValue;
import java.time.Instant;
import java.util.List;

/** Calls several listeners in order. */
public record Listeners(List<ExecutionListener> listeners) implements ExecutionListener {

  @Override
  public void onEvent(Execution execution, HistoryEvent event) {
    listeners.forEach(listener -> listener.onEvent(execution, event));
  }

  @Override
  public void onWait(Execution execution, Instant until) {
    listeners.forEach(listener -> listener.onWait(execution, until));
  }

  @Override
  public void onStatusChange(Execution execution, ObjectValue event) {
    listeners.forEach(listener -> listener.onStatusChange(execution, event));
  }
}
