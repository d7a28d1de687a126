package airstep.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Pattern;

/** Event patterns as the CDK takes them; the order of their keys stays. */
final class Patterns {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*|\\$or");

  /** What JavaScript, or else CloudFormation, has in every object, or takes for its own. */
  private static final Set<String> TAKEN = Set.of("constructor", "prototype", "Ref", "Condition");

  private Patterns() {}

  static Object of(String json) {
    try {
      return of(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("an event pattern that is no JSON", e);
    }
  }

  /**
   * The CDK would leave out a null, which matches something of its own, and a field like {@code
   * __proto__}; CloudFormation would read {@code Ref} as its own. A pattern with any of them is
   * given as a text, which CloudFormation takes too.
   */
  static Object of(JsonNode pattern) {
    return isPlain(pattern) ? JSON.convertValue(pattern, Object.class) : pattern.toString();
  }

  private static boolean isPlain(JsonNode node) {
    return !node.isNull()
        && node.properties().stream().allMatch(field -> isPlain(field.getKey()))
        && node.valueStream().allMatch(Patterns::isPlain);
  }

  private static boolean isPlain(String field) {
    return PLAIN.matcher(field).matches() && !TAKEN.contains(field);
  }
}
