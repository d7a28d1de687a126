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
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What AWS is given for the shipped flows, so that a review sees what a change does to it. The
 * template is written to be read: definitions and the dashboard are JSON instead of texts, and
 * hashes of code are masked.
 *
 * <p>{@code mvn -q verify -pl infra -am -DskipITs -Dtest=GoldenTest -Dgolden=renew
 * -Dsurefire.failIfNoSpecifiedTests=false} makes what is now so what ought to be.
 */
class GoldenTest {

  /** What the CDK puts behind the name of a version, from the function's code and settings. */
  private static final Pattern VERSION = Pattern.compile("(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}");

  private static final Set<String> JSON_TEXTS = Set.of("DefinitionString", "DashboardBody");
  private static final Path GOLDEN = Path.of("src", "test", "golden", "airstep-dev.json");

  @Test
  void theShippedFlowsStillGiveTheSame() throws IOException {
    String text = readable(Synthesized.DEV.root());
    if (System.getProperty("golden", "").equals("renew")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, text);
    }
    Path now = Path.of("target", "airstep-dev.json");
    Files.writeString(now, text);

    assertThat(now)
        .as("if this is meant: -Dgolden=renew, as GoldenTest says; see git diff for all of it")
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
              JSON_TEXTS.contains(field.getKey())
                  ? Synthesized.JSON.readTree(value.asText())
                  : value);
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

  /** A join in the short form of {@code Fn::Sub}. */
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
