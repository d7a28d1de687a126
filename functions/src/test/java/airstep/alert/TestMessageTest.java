package airstep.alert;

import static airstep.alert.Runs.settings;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.AlertSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TestMessageTest {

  @Test
  void isMarkedAsATestAndListsTheKindsThatAlert() {
    Map<String, Object> payload = payload(Map.of("hubspot", Runs.ALL));

    assertThat(payload.get("text"))
        .isEqualTo("Airstep test, no alert: this channel receives the alerts of hubspot");
    assertThat(texts(payload))
        .containsExactly(
            "🔧 Test message, not an alert",
            "Nothing happened, and no action is needed. This channel receives the alerts of this"
                + " flow:",
            """
            *hubspot*
            Alerts for: crashed, unknown, failed, timed-out, stuck, cancelled, suspicious, schema-change, switched-off, recovered
            Mentions no one\
            """,
            "Sent by `airstep alert test` to the webhook of secret slack/alerts");
  }

  @Test
  void showsTheMentionWithoutNotifyingAnyone() {
    assertThat(way(Map.of("mention", "here"))).contains("Mentions `here` for: crashed, ");
    assertThat(way(Map.of("mention", "U012AB3CD"))).contains("Mentions the user `U012AB3CD` for");
    assertThat(way(Map.of("mention", "S012AB3CD"))).contains("Mentions the user group `S012AB3CD`");
    for (String mention : List.of("here", "channel", "U012AB3CD", "W012AB3CD", "S012AB3CD")) {
      assertThat(payload(Map.of("hubspot", settings(Map.of("mention", mention)))).toString())
          .contains("`" + mention + "`")
          .doesNotContain("<!", "<@", "@" + mention);
    }
  }

  @Test
  void showsNoMentionWithoutSeriousKinds() {
    assertThat(way(Map.of("kinds", List.of("stuck", "recovered"), "mention", "here")))
        .contains(
            "Alerts for: stuck, recovered\n",
            "No alerts for: crashed, unknown, ",
            "Mentions no one")
        .doesNotContain("here");
    assertThat(way(Map.of("kinds", List.of("failed", "stuck"), "mention", "here")))
        .contains("Mentions `here` for: failed")
        .doesNotContain("`here` for: failed, stuck");
  }

  @Test
  void linksToTheRunbook() {
    assertThat(way(Map.of("runbook", "https://wiki.example.com/a?b&c")))
        .endsWith("\n<https://wiki.example.com/a?b&amp;c|Runbook>");
  }

  @Test
  void groupsFlowsWithEqualSettings() {
    Map<String, AlertSettings> flows = new LinkedHashMap<>();
    flows.put("b", Runs.ALL);
    flows.put("loud", settings(Map.of("mention", "here")));
    flows.put("a", settings(Map.of("text", "the template changes nothing here")));
    Map<String, Object> payload = payload(flows);

    assertThat(payload.get("text"))
        .isEqualTo("Airstep test, no alert: this channel receives the alerts of 3 flows");
    assertThat(texts(payload)).hasSize(5);
    assertThat(texts(payload).get(1)).endsWith("receives the alerts of these flows:");
    assertThat(texts(payload).get(2)).startsWith("*b* and *a*\n");
    assertThat(texts(payload).get(3)).startsWith("*loud*\n");
  }

  @Test
  void countsFlowsThatAreNotListed() {
    Map<String, AlertSettings> flows = new LinkedHashMap<>();
    for (int i = 0; i < 60; i++) {
      String runbook = "https://wiki.example.com/" + i % 9;
      flows.put("flow-" + i, settings(Map.of("runbook", runbook)));
    }
    List<String> texts = texts(payload(flows));

    assertThat(texts).hasSize(9);
    assertThat(texts.get(2))
        .startsWith("*flow-0*, *flow-9*, *flow-18*, *flow-27*, *flow-36* and 2");
    assertThat(texts.get(7)).isEqualTo("And 25 more flows with other settings.");
  }

  private static String way(Map<String, ?> settings) {
    return texts(payload(Map.of("hubspot", settings(settings)))).get(2);
  }

  private static Map<String, Object> payload(Map<String, AlertSettings> flows) {
    return new TestMessage("slack/alerts", flows).payload();
  }

  private static List<String> texts(Map<String, Object> payload) {
    return ((List<?>) payload.get("blocks"))
        .stream()
            .map(Map.class::cast)
            .map(block -> block.containsKey("text") ? block.get("text") : element(block))
            .map(text -> (String) ((Map<?, ?>) text).get("text"))
            .toList();
  }

  private static Object element(Map<?, ?> block) {
    return ((List<?>) block.get("elements")).getFirst();
  }
}
