package airstep.operate;

import java.time.Instant;
import java.util.Optional;

/**
 * A pause of a flow: its triggers do not start it, a person still can.
 *
 * @param until when it ends by itself; empty if a person ends it
 * @param why the reason in one line; may be empty
 */
public record Pause(Optional<Instant> until, String why) {

  /** The maximum number of characters of a reason. */
  public static final int LONGEST_WHY = 200;

  /** Returns whether it has ended by itself. */
  public boolean isOver(Instant now) {
    return until.isPresent() && !until.get().isAfter(now);
  }
}
