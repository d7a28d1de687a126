package airstep.embedded.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A message in the channel, as it was sent. */
public record SlackMessage(Instant at, JsonNode payload) {

  /** The text of notifications. */
  public String text() {
    return payload.path("text").asText();
  }
}
