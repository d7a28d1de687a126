package airstep.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares a rendered definition with a deployed one. A placeholder of the rendered one stands for
 * any text, the same text each time: ARNs of functions with their versions, of machines, and of the
 * topic.
 */
final class DefinitionMatch {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

  private final Map<String, String> values = new HashMap<>();

  /** Returns the path of the first difference; empty without one. Shows no values. */
  Optional<String> difference(JsonNode rendered, JsonNode deployed) {
    return difference("$", rendered, deployed);
  }

  private Optional<String> difference(String path, JsonNode rendered, JsonNode deployed) {
    if (rendered.isTextual() && deployed.isTextual()) {
      return same(rendered.textValue(), deployed.textValue())
          ? Optional.empty()
          : Optional.of(path);
    }
    if (rendered.isObject() && deployed.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      rendered.fieldNames().forEachRemaining(names::add);
      deployed.fieldNames().forEachRemaining(names::add);
      return names.stream()
          .flatMap(
              name ->
                  difference(path + "." + name, rendered.path(name), deployed.path(name)).stream())
          .findFirst();
    }
    if (rendered.isArray() && deployed.isArray() && rendered.size() == deployed.size()) {
      for (int i = 0; i < rendered.size(); i++) {
        var found = difference(path + "[" + i + "]", rendered.get(i), deployed.get(i));
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    return rendered.equals(deployed) ? Optional.empty() : Optional.of(path);
  }

  private boolean same(String rendered, String deployed) {
    Matcher placeholder = PLACEHOLDER.matcher(rendered);
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    while (placeholder.find()) {
      pattern.append(Pattern.quote(rendered.substring(end, placeholder.start()))).append("(.+)");
      end = placeholder.end();
    }
    if (end == 0) {
      return rendered.equals(deployed);
    }
    pattern.append(Pattern.quote(rendered.substring(end)));
    Matcher found = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(deployed);
    return found.matches() && agrees(rendered, found);
  }

  private boolean agrees(String rendered, Matcher found) {
    Matcher names = PLACEHOLDER.matcher(rendered);
    for (int i = 1; names.find(); i++) {
      String before = values.putIfAbsent(names.group(1), found.group(i));
      if (before != null && !before.equals(found.group(i))) {
        return false;
      }
    }
    return true;
  }
}
