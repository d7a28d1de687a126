package airstep.embedded.stack;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.HistoryEvent;
import airstep.asl.json.ObjectValue;
import airstep.embedded.eventbridge.EmbeddedEventBridge;

/** Puts every status change on the bus, and passes everything on to another listener. */
record StatusChanges(ExecutionListener other, EmbeddedEventBridge bus)
    implements ExecutionListener {

  @Override
  public void onEvent(Execution execution, HistoryEvent event) {
    other.onEvent(execution, event);
  }

  @Override
  public void onStatusChange(Execution execution, ObjectValue event) {
    other.onStatusChange(execution, event);
    bus.put(event);
  }
}
