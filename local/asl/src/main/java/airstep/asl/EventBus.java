package airstep.asl;

import airstep.asl.json.ObjectValue;
import java.util.Optional;

/** Takes the events that executions publish, in the shape in which EventBridge's rules see them. */
@FunctionalInterface
public interface EventBus {

  /** Takes the event, or says under which {@code ErrorCode} it does not. */
  Optional<String> put(ObjectValue event);
}
