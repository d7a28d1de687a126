package airstep.embedded.airbyte;

import airstep.http.Http;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.util.function.Function;

/**
 * A JSON object that a caller sent.
 *
 * @param refusal the response to a field that is missing or wrong, or to a bad {@code body}
 */
record Body(JsonObject json, Function<String, Http.Response> refusal) {

  static Body read(String text, Function<String, Http.Response> refusal) {
    return Json.objectIn(text)
        .map(json -> new Body(json, refusal))
        .orElseThrow(() -> new ApiRefusal(refusal.apply("body")));
  }

  String text(String name) {
    return json.text(name).orElseThrow(() -> bad(name));
  }

  long whole(String name) {
    return json.whole(name).orElseThrow(() -> bad(name));
  }

  ApiRefusal bad(String name) {
    return new ApiRefusal(refusal.apply(name));
  }
}
