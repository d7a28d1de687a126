package airstep.embedded.airbyte;

import airstep.http.Http;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Function;

/**
 * A JSON object that a caller sent.
 *
 * @param refusal the response to a field that is missing or wrong, or to a bad {@code body}
 */
record Body(JsonNode json, Function<String, Http.Response> refusal) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Body read(String text, Function<String, Http.Response> refusal) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.isObject()) {
        return new Body(json, refusal);
      }
    } catch (JsonProcessingException _) {
      // Refused like a text that is not an object.
    }
    throw new ApiRefusal(refusal.apply("body"));
  }

  JsonNode field(String name) {
    return json.path(name);
  }

  String text(String name) {
    if (!field(name).isTextual()) {
      throw bad(name);
    }
    return field(name).textValue();
  }

  ApiRefusal bad(String name) {
    return new ApiRefusal(refusal.apply(name));
  }
}
