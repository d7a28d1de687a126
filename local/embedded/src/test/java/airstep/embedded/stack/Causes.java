package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.util.List;

/** Reads the cause of a failed run or flow, which must be complete JSON. */
final class Causes {

  private static final int LONGEST = 32_768;

  private Causes() {}

  static JsonObject read(String cause) {
    assertThat(cause.length()).isLessThanOrEqualTo(LONGEST);
    return Json.readObject(cause);
  }

  static List<JsonObject> failed(String cause) {
    return read(cause).objects("connections");
  }
}
