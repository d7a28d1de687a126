package airstep.embedded.airbyte;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A JSON object that a caller sent. Not JSON is refused with 422, a missing field with 400. */
record Body(JsonNode json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Body read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (!json.isObject()) {
        throw new ApiRefusal(ApiProblem.unreadableBody());
      }
      return new Body(json);
    } catch (JsonProcessingException _) {
      throw new ApiRefusal(ApiProblem.unreadableBody());
    }
  }

  String text(String field) {
    JsonNode value = json.path(field);
    if (!value.isTextual()) {
      throw Query.bad(field);
    }
    return value.textValue();
  }
}
