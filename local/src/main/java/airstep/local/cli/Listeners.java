package airstep.local.cli;

import airstep.local.interpreter.Execution;
import airstep.local.interpreter.ExecutionListener;
import airstep.local.interpreter.HistoryEvent;
import airstep.local.interpreter.json.JsonObject;
import java.util.List;

/** Several listeners, told in order. */
record Listeners(List<ExecutionListener> listeners) implements ExecutionListener {

  @Override
  public void onEvent(Execution execution, HistoryEvent event) {
    listeners.forEach(listener -> listener.onEvent(execution, event));
  }

  @Override
  public void onStatusChange(Execution execution, JsonObject event) {
    listeners.forEach(listener -> listener.onStatusChange(execution, event));
  }
}
