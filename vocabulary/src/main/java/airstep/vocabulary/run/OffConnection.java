package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.util.Optional;

/**
 * A connection that a run skipped because it is switched off.
 *
 * @param deleted whether it is deleted in Airbyte
 */
public record OffConnection(String connectionId, Optional<String> name, boolean deleted)
    implements JsonRecord {

  public static OffConnection read(JsonObject json) {
    return new OffConnection(
        json.needText("connectionId"), json.text("name"), json.isTrue("deleted"));
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("connectionId", connectionId)
        .putIfAny("name", name)
        .putIfAny("deleted", deleted);
  }

  /** Returns the connection's name, or its id if it has no name. */
  public String called() {
    return name.filter(it -> !it.isBlank()).orElse(connectionId);
  }
}
