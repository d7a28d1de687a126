package airstep.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.regex.Pattern;

/** Event patterns as the CDK takes them, with their keys in order. */
final class Patterns {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*|\\$or");

  /** Names that JavaScript objects always have, or that CloudFormation interprets. */
  private static final Set<String> RESERVED =
      Set.of("constructor", "prototype", "Ref", "Condition");

  private Patterns() {}

  /**
   * Returns the pattern as an object, or as a text if an object would lose something: the CDK drops
   * nulls and fields such as {@code __proto__}, and CloudFormation interprets {@code Ref}.
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
    return PLAIN.matcher(field).matches() && !RESERVED.contains(field);
  }
}
