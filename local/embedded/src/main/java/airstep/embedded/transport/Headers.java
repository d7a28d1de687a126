package airstep.embedded.transport;

import java.util.Map;
import java.util.Optional;

/** Reads request headers, ignoring case. */
public final class Headers {

  private Headers() {}

  public static Optional<String> value(Map<String, String> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
