package airstep.embedded.eventbridge;

import airstep.asl.json.ArrayValue;
import airstep.asl.json.ObjectValue;
import java.util.List;
import java.util.Map;

/**
 * What excludes most events from a pattern at a fraction of the cost of AWS's matcher, which is
 * slow with wildcards in long texts. It knows literals, prefixes, wildcards of one word and {@code
 * anything-but}; it excludes nothing by what else a pattern has.
 */
record Exclusion(Object pattern) {

  /** Whether the event certainly does not match the pattern. */
  boolean excludes(ObjectValue event) {
    return excludes(pattern, event);
  }

  private static boolean excludes(Object pattern, Object value) {
    if (!(pattern instanceof ObjectValue fields) || !(value instanceof ObjectValue object)) {
      return false;
    }
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      Object given = object.get(field.getKey());
      boolean excluded =
          switch (field.getValue()) {
            case ArrayValue either when field.getKey().equals("$or") ->
                either.stream().allMatch(each -> excludes(each, object));
            case ArrayValue matchers ->
                given instanceof String text
                    && matchers.stream().noneMatch(matcher -> mayMatch(matcher, text));
            default -> excludes(field.getValue(), given);
          };
      if (excluded) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayMatch(Object matcher, String text) {
    if (matcher instanceof String literal) {
      return literal.equals(text);
    }
    if (matcher instanceof ObjectValue one && one.get("prefix") instanceof String prefix) {
      return text.startsWith(prefix);
    }
    return !(matcher instanceof ObjectValue one) || !isButThat(one.get("anything-but"), text);
  }

  /** Whether the text is what {@code anything-but} does not match. */
  private static boolean isButThat(Object but, String text) {
    return switch (but) {
      case String literal -> literal.equals(text);
      case ArrayValue literals -> literals.contains(text);
      case ObjectValue object when object.get("prefix") instanceof String prefix ->
          text.startsWith(prefix);
      case ObjectValue object when object.get("wildcard") instanceof String wildcard ->
          isAround(wildcard, text);
      case ObjectValue object when object.get("wildcard") instanceof List<?> wildcards ->
          wildcards.stream().anyMatch(wildcard -> isAround((String) wildcard, text));
      case null, default -> false;
    };
  }

  /** Whether the wildcard is a word between two stars, and the text has that word. */
  private static boolean isAround(String wildcard, String text) {
    int last = wildcard.length() - 1;
    return last > 1
        && wildcard.indexOf('\\') < 0
        && wildcard.charAt(0) == '*'
        && wildcard.indexOf('*', 1) == last
        && text.contains(wildcard.substring(1, last));
  }
}
