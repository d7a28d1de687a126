package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonObject;
import java.util.Optional;

/**
 * A sync whose execution gave no outcome: its {@code code} is {@link #CODE}.
 *
 * @param lost how its execution ended
 */
public record LostSync(String connectionId, Optional<String> name, LostExecution lost)
    implements EndedSync {

  /** The code by which a run's definition marks it. */
  public static final String CODE = "SYNC_LOST";

  static LostSync read(JsonObject json) {
    return new LostSync(json.needText("connectionId"), json.text("name"), LostExecution.read(json));
  }
}
