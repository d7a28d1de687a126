package airstep.local.runtime;

import airstep.local.embedded.eventbridge.EmbeddedEventBridge;
import airstep.local.interpreter.Execution;
import airstep.local.interpreter.ExecutionListener;
import airstep.local.interpreter.HistoryEvent;
import airstep.local.interpreter.json.Json;
import airstep.local.interpreter.json.JsonObject;

/** Puts every status change on the bus, beside telling another listener of all that happens. */
record StatusChanges(ExecutionListener other, EmbeddedEventBridge bus)
    implements ExecutionListener {

  @Override
  public void onEvent(Execution execution, HistoryEvent event) {
    other.onEvent(execution, event);
  }

  @Override
  public void onStatusChange(Execution execution, JsonObject event) {
    other.onStatusChange(execution, event);
    bus.put(Json.write(event));
  }
}
