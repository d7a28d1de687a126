package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonObject;
import java.util.Optional;

/**
 * A sync whose execution gave no outcome: its {@code code} is {@link #CODE}.
 *
 * @param status the status of its execution; empty text if it never started
 * @param error the error of its execution; empty text if there is none
 * @param reason what the run's state caught
 */
public record LostSync(
    String connectionId, Optional<String> name, String status, String error, String reason)
    implements EndedSync {

  /** The code by which a run's definition marks it. */
  public static final String CODE = "SYNC_LOST";

  static LostSync read(JsonObject json) {
    return new LostSync(
        json.needText("connectionId"),
        json.text("name"),
        json.needText("status"),
        json.needText("error"),
        json.needText("reason"));
  }

  /** Returns whether its execution was stopped. */
  public boolean stopped() {
    return status.equals("ABORTED");
  }
}
