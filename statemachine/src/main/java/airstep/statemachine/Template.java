package airstep.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A definition in the States Language, with placeholders for what differs between deployments.
 *
 * <p>The build makes it from the definition in YAML, see {@link Expansion}.
 *
 * @param name the name of its definition's file without {@code .asl.yaml}
 * @param root the whole definition
 * @param placeholders the names of all placeholders
 */
record Template(String name, JsonNode root, Set<String> placeholders) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Read once, because the deadlines and limits of every flow need them. */
  private static final Map<String, Template> READ = new ConcurrentHashMap<>();

  /** Returns the template of {@code <name>.asl.yaml}. */
  static Template named(String name) {
    return READ.computeIfAbsent(name, Template::read);
  }

  private static Template read(String name) {
    try (InputStream in = Template.class.getResourceAsStream(file(name))) {
      if (in == null) {
        throw new IllegalStateException(
            file(name) + " is not on the class path; build the module statemachine with Maven");
      }
      JsonNode json = JSON.readTree(in);
      Set<String> placeholders = new HashSet<>();
      json.required("placeholders").forEach(placeholder -> placeholders.add(placeholder.asText()));
      return new Template(name, json.required("definition"), placeholders);
    } catch (IOException e) {
      throw new UncheckedIOException(file(name) + " cannot be read", e);
    }
  }

  /** Returns the name of the file of a template on the class path. */
  static String file(String name) {
    return name + ".template.json";
  }

  /** Returns what {@link #named} reads. */
  JsonNode toJson() {
    ObjectNode json = JSON.createObjectNode();
    new TreeSet<>(placeholders).forEach(json.putArray("placeholders")::add);
    json.set("definition", root);
    return json;
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
