package airstep.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/** Event patterns as the CDK takes them; the order of their keys stays. */
final class Patterns {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Patterns() {}

  static Object of(String json) {
    try {
      return of(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("an event pattern that is no JSON", e);
    }
  }

  /**
   * The CDK would leave out a null, which matches something of its own: a pattern with one is given
   * as a text, which CloudFormation takes too.
   */
  static Object of(JsonNode pattern) {
    return holdsNull(pattern) ? pattern.toString() : JSON.convertValue(pattern, Object.class);
  }

  private static boolean holdsNull(JsonNode node) {
    return node.isNull() || node.valueStream().anyMatch(Patterns::holdsNull);
  }
}
