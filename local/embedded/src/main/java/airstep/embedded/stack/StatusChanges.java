package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.HistoryEvent;
import airstep.asl.json.Json;
import airstep.asl.json.JsonObject;
import airstep.embedded.eventbridge.EmbeddedEventBridge;

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
