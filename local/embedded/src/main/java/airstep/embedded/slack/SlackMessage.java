package airstep.embedded.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A message that reached the channel, as it was sent. */
public record SlackMessage(Instant at, JsonNode payload) {

  /** The fallback that notifications show. */
  public String text() {
    return payload.path("text").asText();
  }
}
