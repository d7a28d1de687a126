package airstep.embedded.transport;

import airstep.http.Http;
import airstep.json.Json;
import airstep.vocabulary.json.JsonRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The responses of the embedded services. */
public final class Replies {

  private Replies() {}

  /** An empty JSON object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static Http.Response json(int status, JsonRecord body) {
    return of(status, "application/json", Json.write(body));
  }

  public static Http.Response json(int status, JsonNode body) {
    return of(status, "application/json", body.toString());
  }

  public static Http.Response text(int status, String body) {
    return of(status, "text/plain", body);
  }

  public static Http.Response of(int status, String contentType, String body) {
    return new Http.Response(status, Map.of("content-type", contentType), body);
  }

  public static Http.Response empty(int status) {
    return new Http.Response(status, Map.of(), "");
  }
}
