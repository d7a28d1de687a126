package airstep.embedded.airbyte;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The query of a request. Bad parameters are refused with 400. */
record Query(Map<String, String> values) {

  static Query of(URI uri) {
    Map<String, String> values = new HashMap<>();
    for (String pair : Objects.requireNonNullElse(uri.getRawQuery(), "").split("&", -1)) {
      String[] parts = (pair + "=").split("=", 3);
      values.put(decode(parts[0]), decode(parts[1]));
    }
    return new Query(values);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  int integer(String name, int otherwise, int least, int most) {
    long value =
        text(name)
            .map(text -> Ids.number(text).orElseThrow(() -> bad(name)))
            .orElse((long) otherwise);
    if (value < least || value > most) {
      throw bad(name);
    }
    return (int) value;
  }

  static ApiRefusal bad(String name) {
    return new ApiRefusal(ApiProblem.unreadable(name));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
