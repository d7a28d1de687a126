package airstep.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A definition in the States Language, with placeholders for what differs between deployments.
 *
 * <p>It is written in YAML. What several states share is defined once in {@code fragments.yaml}:
 * {@code ${Name}} in a state refers to it. A list that is a fragment is put into the list that
 * names it, item by item. An expression over several lines is put on one. {@link Shorthand} is
 * expanded.
 *
 * @param name the name of its file without {@code .asl.yaml}
 * @param root the whole definition
 * @param placeholders the names of all placeholders
 */
record Template(String name, JsonNode root, Set<String> placeholders) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINE_BREAK = Pattern.compile("\\s*\n\\s*");
  private static final JsonNode FRAGMENTS = yaml("fragments.yaml");

  /** Read once, because the deadlines and limits of every flow need them. */
  private static final Map<String, Template> READ = new ConcurrentHashMap<>();

  /** Returns the template {@code <name>.asl.yaml}. */
  static Template named(String name) {
    return READ.computeIfAbsent(name, Template::read);
  }

  private static Template read(String name) {
    JsonNode written = yaml(name + ".asl.yaml");
    Shorthand.inFull(written);
    JsonNode full = expanded(written);
    Shorthand.separateAll(full);
    JsonNode root = Placeholders.mapped(full, Template::onOneLine);
    return new Template(name, root, Placeholders.in(root));
  }

  private static JsonNode yaml(String file) {
    try (InputStream in = Template.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      return json(new Load(settings).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** A placeholder that names no fragment stays. */
  private static JsonNode expanded(JsonNode node) {
    return Placeholders.filled(
        node, name -> Optional.ofNullable(FRAGMENTS.get(name)).map(Template::expanded));
  }

  private static JsonNode onOneLine(TextNode text) {
    return text.textValue().startsWith("{%")
        ? TextNode.valueOf(LINE_BREAK.matcher(text.textValue()).replaceAll(" "))
        : text;
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
