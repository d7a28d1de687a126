package airstep.embedded.slack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.alert.TestMessage;
import airstep.json.Json;
import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Slack accepts the test message with any names of flows and secrets, and it mentions no one. */
class HostileTestMessageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RUNBOOK = "https://wiki.example.com/";

  private static final List<String> TEXTS =
      List.of(
          "hubspot",
          "",
          " \n ",
          "<!channel>",
          "<@U012AB3CD> and <!subteam^S012AB3CD>",
          "<https://evil.example|click here>",
          "*bold* `code` ```block",
          "&".repeat(5_000),
          "<".repeat(70_000),
          "\ud83d\udd34".repeat(1_000),
          "\ud83d",
          "\u202e\u0000\u001b[31m",
          "x".repeat(100_000));

  private final Random random = new Random(20_261_122);

  @Test
  void slackAcceptsItAndNoOneIsMentioned() throws Exception {
    for (int i = 0; i < 400 * Integer.getInteger("airstep.campaign", 1); i++) {
      Map<String, AlertSettings> flows = new LinkedHashMap<>();
      for (int flow = random.nextInt(60); flow >= 0; flow--) {
        flows.put(text() + (random.nextBoolean() ? flow : ""), settings());
      }
      JsonNode payload = JSON.readTree(Json.write(new TestMessage(text(), flows).payload()));

      assertThat(BlockKit.faults(payload)).as("message %s", i).isEmpty();
      assertThat(payload.at("/blocks/0/text/text").asText())
          .isEqualTo("🔧 Test message, not an alert");
      assertThat(payload.path("text").asText())
          .startsWith("Airstep test, no alert: ")
          .hasSizeLessThan(1_000);
      assertThat(payload.toString().replaceAll("<" + RUNBOOK + "x*\\|Runbook>", ""))
          .as("message %s", i)
          .doesNotContain("<", ">", "```");
    }
  }

  private AlertSettings settings() {
    EnumSet<AlertKind> kinds = EnumSet.noneOf(AlertKind.class);
    for (AlertKind kind : AlertKind.values()) {
      if (random.nextInt(4) > 0) {
        kinds.add(kind);
      }
    }
    return new AlertSettings(
        "slack/alerts",
        kinds,
        maybe(random.nextBoolean() ? "here" : text()),
        maybe(random.nextBoolean() ? RUNBOOK + "x".repeat(random.nextInt(900)) : text()),
        Optional.empty());
  }

  private Optional<String> maybe(String text) {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(text);
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
