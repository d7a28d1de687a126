package airstep.flows;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** What starts a flow by itself. A flow without one starts only by hand. */
public sealed interface Trigger permits Schedule, EventPattern, After {

  /** Returns the time zone of its times. */
  default ZoneId zone() {
    return ZoneOffset.UTC;
  }

  /** Returns the text that follows "the flow starts"; empty if the plan shows each start. */
  default Optional<String> text() {
    return Optional.empty();
  }
}
