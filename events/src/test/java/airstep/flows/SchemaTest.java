package airstep.flows;

import static airstep.flows.FlowFolder.CONNECTION;
import static airstep.flows.FlowFolder.only;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.AlertKind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The schema and the reader accept the same files, as far as a schema can check. */
class SchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonNode source;
  private JsonSchema schema;
  private JsonNode alertSource;
  private JsonSchema alertSchema;

  @BeforeEach
  void readsTheSchemas() throws IOException {
    source = JSON.readTree(Path.of("flow.schema.json").toFile());
    schema = schema(source);
    alertSource = JSON.readTree(Path.of("alerts.schema.json").toFile());
    alertSchema = schema(alertSource);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hubspot-airbyte-daily", "retl-contacts-daily", "all-active-connections"})
  void acceptsTheShippedFlows(String name) throws IOException {
    String text = Files.readString(Path.of("flows", name + ".yaml"));

    assertThat(text).startsWith("# yaml-language-server: $schema=../flow.schema.json\n");
    assertThat(schema.validate(json(text))).isEmpty();
  }

  @Test
  void acceptsTheShippedAlerts() throws IOException {
    String text = Files.readString(Path.of("alerts.yaml"));

    assertThat(text).startsWith("# yaml-language-server: $schema=alerts.schema.json\n");
    assertThat(alertSchema.validate(json(text))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("airstep.flows.BadFlows#all")
  void refusesInvalidFlows(BadFlows.Bad bad) {
    assertThat(!schema.validate(json(bad.yaml())).isEmpty()).isEqualTo(bad.bySchema());
  }

  @ParameterizedTest
  @MethodSource("airstep.flows.BadAlerts#all")
  void refusesInvalidAlerts(BadAlerts.Bad bad) {
    assertThat(!alertSchema.validate(json(bad.yaml())).isEmpty()).isEqualTo(bad.bySchema());
  }

  /** The reader names the keys of a section when one of them is unknown. */
  @Test
  void hasTheSameKeysAsTheReader(@TempDir Path events) {
    FlowFolder folder = FlowFolder.in(events);
    keys(source)
        .forEach(
            (section, keys) -> {
              folder.with("x.yaml", "connections: all-active\n" + unknownKeyIn(section));
              assertThat(knownKeys(folder)).as(section).isEqualTo(keys);
            });
    folder.with("x.yaml", "connections: all-active");
    keys(alertSource)
        .forEach(
            (section, keys) -> {
              folder.with("../alerts.yaml", unknownKeyIn(section));
              assertThat(knownKeys(folder)).as("alerts: " + section).isEqualTo(keys);
            });
  }

  private static String unknownKeyIn(String section) {
    String unknown = "quite-unknown-key: 1";
    return switch (section) {
      case "" -> unknown;
      case "external", "routes" -> "%s: [{%s}]".formatted(section, unknown);
      default -> "%s: {%s}".formatted(section, unknown);
    };
  }

  private static Set<String> knownKeys(FlowFolder folder) {
    return folder.problems(folder.read()).stream()
        .filter(problem -> problem.contains("unknown key '"))
        .flatMap(problem -> Stream.of(problem.replaceAll(".*; valid keys are ", "").split(", ")))
        .collect(Collectors.toSet());
  }

  @Test
  void bothSchemasDescribeAlertsAlike() {
    JsonNode alert = source.at("/properties/alert/properties");
    ObjectNode route = alertSource.at("/properties/routes/items/properties").<ObjectNode>deepCopy();
    route.remove("tag");

    assertThat(alertSource.at("/properties/defaults/properties")).isEqualTo(alert);
    assertThat(route).isEqualTo(alert);
    alertSource
        .get("$defs")
        .properties()
        .forEach(
            def ->
                assertThat(def.getValue())
                    .as(def.getKey())
                    .isEqualTo(
                        def.getKey().equals("tag")
                            ? source.at("/properties/tags/items")
                            : source.at("/$defs/" + def.getKey())));
  }

  @Test
  void listsEveryAlertKindAndPlaceholder() {
    assertThat(source.at("/$defs/kinds/items/anyOf/0/enum"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(AlertKind.words());
    String said = source.at("/properties/alert/properties/text/description").asText();
    for (String placeholder : AlertKeys.PLACEHOLDERS) {
      assertThat(said).contains("{{ " + placeholder + " }}");
      ObjectNode flow = JSON.createObjectNode();
      flow.putArray("connections").add(CONNECTION);
      flow.putObject("alert").put("text", "{{" + placeholder + "}}");
      assertThat(schema.validate(flow)).isEmpty();
    }
  }

  @Test
  void hasTheSameDefaultsAsTheReader(@TempDir Path events) {
    ObjectNode least = JSON.createObjectNode();
    least.putArray("connections").add(CONNECTION);
    least.putObject("schedule").put("cron", "0 7 * * *");
    ObjectNode most = defaults(source);
    most.setAll(least);
    most.withObject("schedule").setAll(defaults(source.at("/properties/schedule")));

    assertThat(most.size()).as("keys with defaults: %s", most).isEqualTo(10);
    assertThat(flow(events, most))
        .usingRecursiveComparison()
        .ignoringFields("lines")
        .isEqualTo(flow(events, least));
  }

  @Test
  void hasTheSameBackOffAsTheReader(@TempDir Path events) {
    ObjectNode least = JSON.createObjectNode();
    least.putArray("connections").add(CONNECTION);
    least.putObject("poll");
    ObjectNode most = least.deepCopy();
    most.set("poll", defaults(source.at("/properties/poll/anyOf/1")));

    assertThat(flow(events, most).sync()).isEqualTo(flow(events, least).sync());
  }

  @Test
  void readmeExplainsEveryKey() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    keys(source)
        .forEach(
            (section, keys) ->
                keys.stream()
                    .filter(key -> !Set.of("schedule", "retries", "airbyte", "alert").contains(key))
                    .map(key -> section.isEmpty() ? key : section + "." + key)
                    .forEach(key -> assertThat(readme).contains("\n| `%s` | ".formatted(key))));
  }

  @Test
  void readmeExplainsEveryAlertKindAndPlaceholder() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    AlertKind.words().forEach(word -> assertThat(readme).contains("`%s`".formatted(word)));
    AlertKeys.PLACEHOLDERS.forEach(
        placeholder -> assertThat(readme).contains("`{{ %s }}`".formatted(placeholder)));
  }

  private static JsonSchema schema(JsonNode source) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(source);
  }

  private static Flow flow(Path events, JsonNode content) {
    // JSON is YAML.
    return only(FlowFolder.in(events).with("x.yaml", content.toString()).read());
  }

  /** Collects every property with a default, including sections. */
  private static ObjectNode defaults(JsonNode section) {
    ObjectNode defaults = JSON.createObjectNode();
    section
        .get("properties")
        .properties()
        .forEach(
            property -> {
              if (property.getValue().has("default")) {
                defaults.set(property.getKey(), property.getValue().get("default"));
              } else if (property.getValue().has("properties")) {
                ObjectNode below = defaults(property.getValue());
                if (!below.isEmpty()) {
                  defaults.set(property.getKey(), below);
                }
              }
            });
    return defaults;
  }

  private static Map<String, Set<String>> keys(JsonNode schema) {
    Map<String, Set<String>> keys = new TreeMap<>();
    collectKeys("", schema, keys);
    return keys;
  }

  /** Collects keys by section, and checks that each has a description. */
  private static void collectKeys(String name, JsonNode section, Map<String, Set<String>> keys) {
    section
        .path("properties")
        .properties()
        .forEach(
            property -> {
              keys.computeIfAbsent(name, _ -> new TreeSet<>()).add(property.getKey());
              JsonNode value = property.getValue();
              assertThat(value.path("description").asText()).as(property.getKey()).isNotBlank();
              collectKeys(property.getKey(), value, keys);
              collectKeys(property.getKey(), value.path("items"), keys);
              value.path("anyOf").forEach(choice -> collectKeys(property.getKey(), choice, keys));
            });
  }

  private static JsonNode json(String yaml) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .build();
    return JSON.valueToTree(new Load(settings).loadFromString(yaml));
  }
}
