package airstep.vocabulary.run;

import java.util.Optional;

/**
 * A connection that a run skipped because it is switched off.
 *
 * @param deleted whether it is deleted in Airbyte
 */
public record OffConnection(String connectionId, Optional<String> name, boolean deleted) {

  /** Returns the connection's name, or its id if it has no name. */
  public String called() {
    return name.filter(it -> !it.isBlank()).orElse(connectionId);
  }
}
