package airstep.operate;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.util.Optional;

/**
 * A rule or schedule on AWS that starts a flow.
 *
 * @param service what it is: {@code rule} or {@code schedule}
 * @param pause its last known pause, which may be over
 */
public record TriggerState(String name, String service, State state, Optional<Pause> pause)
    implements JsonRecord {

  /** Whether it may start the flow. */
  public enum State {
    ENABLED,
    /** By its file, or by hand in the console. */
    DISABLED,
    PAUSED,
    /** It is not deployed. */
    MISSING
  }

  @Override
  public JsonFields json() {
    return new JsonFields().put("name", name).put("service", service).put("state", state.name());
  }
}
