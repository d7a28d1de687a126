package airstep.flows;

import java.time.ZoneId;
import java.util.Optional;

/** What starts a flow by itself. A flow without one starts only by hand. */
public sealed interface Trigger permits Schedule, EventPattern, After {

  /** The default. Its id is what is shown, so it is not an offset, whose id is Z. */
  ZoneId UTC = ZoneId.of("UTC");

  /** Returns the time zone of its times. */
  default ZoneId zone() {
    return UTC;
  }

  /** Returns the text that follows "the flow starts"; empty if the plan shows each start. */
  default Optional<String> text() {
    return Optional.empty();
  }
}
