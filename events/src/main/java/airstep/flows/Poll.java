package airstep.flows;

import java.time.Duration;

/** How often a running job is looked at. */
public sealed interface Poll {

  /** The same pause before every look. */
  record Fixed(Duration every) implements Poll {}

  /** Short pauses first, longer ones as the job takes longer. */
  record BackOff(Duration first, Duration max) implements Poll {}
}
