package airstep.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A synthesized template, to look things up in.
 *
 * @param bytes its size as CloudFormation gets it
 */
record Template(JsonNode root, long bytes) {

  static Template read(Path file) throws IOException {
    return new Template(Synthesized.JSON.readTree(file.toFile()), Files.size(file));
  }

  /** All resources by their logical ids. */
  Map<String, JsonNode> resources() {
    Map<String, JsonNode> resources = new LinkedHashMap<>();
    root.get("Resources").properties().forEach(e -> resources.put(e.getKey(), e.getValue()));
    return resources;
  }

  /** The properties of each resource of that type. */
  List<JsonNode> all(String type) {
    return resources().values().stream()
        .filter(resource -> resource.get("Type").asText().equals(type))
        .map(resource -> resource.get("Properties"))
        .toList();
  }

  /** The properties of the one resource of that type whose given property has that value. */
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
