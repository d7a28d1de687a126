package airstep.flows;

import java.time.Duration;

/** How often a running job is polled. */
public sealed interface Poll {

  /** The same pause before every poll. */
  record Fixed(Duration every) implements Poll {}

  /** Short pauses first, longer ones as the job runs on. */
  record BackOff(Duration first, Duration max) implements Poll {}
}
