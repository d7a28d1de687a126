package airstep.asl.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/** A text is not JSON; the message has the reason and the place. */
public final class InvalidJsonException extends RuntimeException {

  InvalidJsonException(String reason) {
    super("Not a JSON text: " + reason);
  }

  static InvalidJsonException of(IOException cause) {
    if (cause instanceof JsonProcessingException json && json.getLocation() != null) {
      return new InvalidJsonException(
          "%s (line %d, column %d)"
              .formatted(
                  json.getOriginalMessage(),
                  json.getLocation().getLineNr(),
                  json.getLocation().getColumnNr()));
    }
    return new InvalidJsonException(cause.getMessage());
  }
}
