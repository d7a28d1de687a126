package airstep.statemachine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** A definition from the repository, with placeholders for what differs between deployments. */
final class Template {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Read once, because the deadlines and limits of every flow need them. */
  private static final Map<String, Template> READ = new ConcurrentHashMap<>();

  private final String name;
  private final JsonNode root;
  private final Set<String> placeholders;

  private Template(String name, JsonNode root) {
    this.name = name;
    this.root = root;
    this.placeholders = Placeholders.in(root);
  }

  /** Returns the template {@code <name>.asl.yaml}. */
  static Template named(String name) {
    return READ.computeIfAbsent(name, each -> new Template(each, Source.read(each)));
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

  Set<String> placeholders() {
    return placeholders;
  }

  /**
   * Returns the definition with every placeholder replaced.
   *
   * @throws IllegalStateException if a placeholder has no value, or a value has no placeholder
   */
  String fill(Map<String, JsonNode> values) {
    Set<String> idle = new TreeSet<>(values.keySet());
    idle.removeAll(placeholders());
    if (!idle.isEmpty()) {
      throw new IllegalStateException("no placeholder for " + String.join(", ", idle));
    }
    try {
      JsonNode filled = Placeholders.filled(root, name -> Optional.of(value(name, values)));
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(filled) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the definition cannot be written", e);
    }
  }

  private static JsonNode value(String name, Map<String, JsonNode> values) {
    JsonNode value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no value for ${" + name + "}");
    }
    return value;
  }
}
