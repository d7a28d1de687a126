package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The template of the shipped flows, so that a review shows what a change does to the
 * infrastructure. It is written for people: the dashboard is JSON, hashes of code are masked, and
 * definitions are left out, because {@code StageTest} compares them with those of {@code
 * statemachine}.
 *
 * <p>To renew the golden file, run {@code mvn -q verify -pl infra -am -DskipITs -Dtest=GoldenTest
 * -Dgolden=renew -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class GoldenTest {

  /** The CDK appends a hash of the function's code and settings to the name of a version. */
  private static final Pattern VERSION = Pattern.compile("(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}");

  private static final Path GOLDEN = Path.of("src", "test", "golden", "airstep-dev.json");

  @Test
  void theTemplateOfTheShippedFlowsIsTheGoldenOne() throws IOException {
    String text = readable(Synthesized.DEV.root());
    if (System.getProperty("golden", "").equals("renew")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, text);
    }
    Path now = Path.of("target", "airstep-dev.json");
    Files.writeString(now, text);

    assertThat(now)
        .as("if you mean this change, renew the golden file as GoldenTest describes")
        .hasSameTextualContentAs(GOLDEN);
  }

  private static String readable(JsonNode template) throws JsonProcessingException {
    return Synthesized.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(expanded(template))
        + "\n";
  }

  private static JsonNode expanded(JsonNode node) throws JsonProcessingException {
    return switch (node) {
      case ObjectNode object when object.has("Fn::Join") -> TextNode.valueOf(joined(object));
      case ObjectNode object -> {
        ObjectNode copy = Synthesized.JSON.createObjectNode();
        for (var field : object.properties()) {
          JsonNode value = expanded(field.getValue());
          copy.set(
              masked(field.getKey()),
              switch (field.getKey()) {
                case "DashboardBody" -> Synthesized.JSON.readTree(value.asText());
                case "DefinitionString" -> TextNode.valueOf("<definition>");
                default -> value;
              });
        }
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = Synthesized.JSON.createArrayNode();
        for (JsonNode element : array) {
          copy.add(expanded(element));
        }
        yield copy;
      }
      case TextNode text -> TextNode.valueOf(masked(text.asText()));
      default -> node;
    };
  }

  private static String masked(String text) {
    return VERSION.matcher(text.replaceAll("[0-9a-f]{64}", "<hash>")).replaceAll("$1<hash>");
  }

  /** Returns a join in the short form of {@code Fn::Sub}. */
  private static String joined(ObjectNode object) {
    StringBuilder text = new StringBuilder();
    for (JsonNode part : object.at("/Fn::Join/1")) {
      JsonNode attribute = part.path("Fn::GetAtt");
      text.append(
          part.isTextual()
              ? part.asText()
              : attribute.isArray()
                  ? "${" + attribute.get(0).asText() + "." + attribute.get(1).asText() + "}"
                  : "${" + part.path("Ref").asText() + "}");
    }
    return text.toString();
  }
}
