package airstep.embedded.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import software.amazon.event.ruler.Ruler;

/** A CloudFormation template of {@code docs/elsewhere}. */
record ExampleTemplate(String name, JsonNode root) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern VARIABLE = Pattern.compile("<(\\w+)>");

  static ExampleTemplate read(String path) {
    Object yaml =
        new Load(LoadSettings.builder().build()).loadFromString(new ExampleFile(path).text());
    return new ExampleTemplate(path, JSON.valueToTree(yaml));
  }

  /** Returns every template of these folders. */
  static List<ExampleTemplate> all(String... folders) {
    return Stream.of(folders)
        .flatMap(folder -> files(new ExampleFile(folder).file()))
        .map(file -> read(file.getParent().getFileName() + "/" + file.getFileName()))
        .toList();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode properties(String resource) {
    return root.path("Resources").path(resource).path("Properties");
  }

  /** The pattern of a rule, with these values of parameters. */
  JsonNode pattern(String rule, Map<String, String> parameters) {
    return given(properties(rule).path("EventPattern"), parameters);
  }

  /** Whether a rule matches an event, with these values of parameters. */
  boolean matches(String rule, Map<String, String> parameters, String event) {
    return matches(pattern(rule, parameters), event);
  }

  /** Whether AWS's matcher matches an event with a pattern. */
  static boolean matches(JsonNode pattern, String event) {
    try {
      return Ruler.matchesRule(event, pattern.toString());
    } catch (Exception e) {
      throw new AssertionError(event, e);
    }
  }

  /** What the only target of a rule receives for an event, which must be JSON. */
  JsonNode input(String rule, String event) {
    JsonNode transformer = properties(rule).at("/Targets/0/InputTransformer");
    JsonNode from = Rendered.read(event);
    return Rendered.read(
        VARIABLE
            .matcher(transformer.path("InputTemplate").asText())
            .replaceAll(
                variable -> {
                  String path = transformer.path("InputPathsMap").path(variable.group(1)).asText();
                  JsonNode value = from.at(path.substring(1).replace('.', '/'));
                  return Optional.of(value.asText())
                      .filter(text -> !text.isEmpty())
                      .orElseThrow(() -> new AssertionError("no " + path + " in " + event));
                }));
  }

  private static JsonNode given(JsonNode node, Map<String, String> parameters) {
    return switch (node) {
      case ObjectNode object when object.has("Ref") ->
          JSON.valueToTree(parameters.get(object.get("Ref").asText()));
      case ObjectNode object -> {
        ObjectNode copy = JSON.createObjectNode();
        object.properties().forEach(it -> copy.set(it.getKey(), given(it.getValue(), parameters)));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JSON.createArrayNode();
        array.forEach(element -> copy.add(given(element, parameters)));
        yield copy;
      }
      default -> node;
    };
  }
}
