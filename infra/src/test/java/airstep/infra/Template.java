package airstep.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A synthesized template.
 *
 * @param bytes its size
 */
record Template(JsonNode root, long bytes) {

  static Template read(Path file) throws IOException {
    return new Template(Synthesized.JSON.readTree(file.toFile()), Files.size(file));
  }

  /** Returns all resources by logical id. */
  Map<String, JsonNode> resources() {
    Map<String, JsonNode> resources = new LinkedHashMap<>();
    root.get("Resources").properties().forEach(e -> resources.put(e.getKey(), e.getValue()));
    return resources;
  }

  /** Returns the properties of each resource of a type. */
  List<JsonNode> all(String type) {
    return resources().values().stream()
        .filter(resource -> resource.get("Type").asText().equals(type))
        .map(resource -> resource.get("Properties"))
        .toList();
  }

  /** Returns the properties of the only resource of a type with that value. */
  JsonNode one(String type, String property, String value) {
    List<JsonNode> found =
        all(type).stream().filter(p -> p.path(property).asText().equals(value)).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "%d of %s with %s %s".formatted(found.size(), type, property, value));
    }
    return found.getFirst();
  }
}
