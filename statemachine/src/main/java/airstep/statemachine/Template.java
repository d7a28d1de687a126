package airstep.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A definition from the repository, with placeholders for what differs between deployments.
 *
 * @param name the name of its file without {@code .asl.yaml}
 * @param root the whole definition
 * @param placeholders the names of all placeholders
 */
record Template(String name, JsonNode root, Set<String> placeholders) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Read once, because the deadlines and limits of every flow need them. */
  private static final Map<String, Template> READ = new ConcurrentHashMap<>();

  /** Returns the template {@code <name>.asl.yaml}. */
  static Template named(String name) {
    return READ.computeIfAbsent(
        name,
        each -> {
          JsonNode root = Source.read(each);
          return new Template(each, root, Placeholders.in(root));
        });
  }

  /**
   * Returns a state.
   *
   * @param path the names of the Maps that contain it, the outermost first, and its own name
   * @throws IllegalStateException if there is no such state
   */
  JsonNode state(String... path) {
    JsonNode graph = root;
    JsonNode state = graph;
    for (String each : path) {
      state = graph.path("States").path(each);
      if (!state.isObject()) {
        throw new IllegalStateException(name + ".asl.yaml has no state " + String.join(", ", path));
      }
      graph = state.path("ItemProcessor");
    }
    return state;
  }

  /**
   * Returns the definition with every placeholder replaced by its value, which is written as JSON.
   *
   * @throws IllegalStateException if a placeholder has no value, or a value has no placeholder
   */
  String fill(Map<String, Object> values) {
    Set<String> idle = new TreeSet<>(values.keySet());
    idle.removeAll(placeholders);
    if (!idle.isEmpty()) {
      throw new IllegalStateException("no placeholder for " + String.join(", ", idle));
    }
    return Placeholders.filled(root, name -> Optional.of(value(name, values))).toPrettyString()
        + "\n";
  }

  private static JsonNode value(String name, Map<String, Object> values) {
    if (!values.containsKey(name)) {
      throw new IllegalStateException("no value for ${" + name + "}");
    }
    return json(values.get(name));
  }

  static JsonNode json(Object value) {
    return JSON.valueToTree(value);
  }
}
