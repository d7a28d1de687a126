package airstep.asl;

import airstep.asl.json.ObjectValue;
import java.util.Optional;

/** Receives the events that executions publish, in the shape that EventBridge's rules match. */
@FunctionalInterface
public interface EventBus {

  /** Takes the event, or returns the {@code ErrorCode} of its refusal. */
  Optional<String> put(ObjectValue event);
}
