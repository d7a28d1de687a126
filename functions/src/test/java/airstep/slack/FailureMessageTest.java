package airstep.slack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FailureMessageTest {

  private static final String ARN =
      "arn:aws:states:eu-west-2:123456789012:execution:airstep-run:hubspot-20261122T0700Z";

  @Test
  void tellsOfOneFailureAllThatIsKnown() {
    JsonObject payload =
        payload(
            run("2026-11-22T07:00:00Z", false),
            Map.of(
                "count",
                1,
                "connections",
                List.of(failure("HubSpot → Snowflake", "Airbyte says that job 42 failed"))),
            List.of("airbyte", "hubspot"));

    assertThat(payload.needText("text"))
        .isEqualTo(
            "Airbyte sync failed: hubspot-airbyte-daily - HubSpot → Snowflake FAILED: Airbyte says"
                + " that job 42 failed");
    assertThat(texts(payload))
        .containsExactly(
            "🔴 hubspot-airbyte-daily failed",
            "Run scheduled for 22 Nov 2026 07:00 UTC: 1 of 3 connections did not succeed",
            "*HubSpot → Snowflake*  FAILED\n"
                + ">Airbyte says that job 42 failed\n"
                + "job 42 · 1 trigger · 12 polls · 2 h 5 min · 1,234,567 rows ·"
                + " <https://cloud.airbyte.com/workspaces/w/connections/c/timeline?openLogs=true&amp;jobId=42|open"
                + " in Airbyte>",
            "<https://eu-west-2.console.aws.amazon.com/states/home?region=eu-west-2#/v2/executions/details/"
                + ARN
                + "|open the run in AWS> · airbyte, hubspot");
  }

  @Test
  void tellsWhyARunFailedAsAWhole() {
    JsonObject payload =
        payload(
            run("2026-11-22T08:59:59+02:00", true),
            Map.of("count", 0, "connections", List.of(), "reason", "nothing was synced"),
            List.of());

    assertThat(payload.needText("text")).endsWith("hubspot-airbyte-daily - nothing was synced");
    assertThat(texts(payload))
        .contains("Run started by hand on 22 Nov 2026 06:59 UTC: nothing was synced")
        .hasSize(3);
  }

  @Test
  void showsTenOfManyAndCountsTheRest() {
    List<Object> failures =
        IntStream.range(0, 100).<Object>mapToObj(i -> failure("c" + i, "broken")).toList();
    JsonObject payload =
        payload(run("x", false), Map.of("count", 500, "connections", failures), List.of());

    assertThat(texts(payload)).contains("… and 490 more").hasSize(14);
    assertWithinLimits(payload);
  }

  static List<String> hostileTexts() {
    return List.of(
        "<!channel>",
        "<!channel> & <https://evil.example|click>",
        "&".repeat(100_000),
        "<>".repeat(50_000),
        "🔴".repeat(50_000),
        "\n".repeat(100_000),
        "a\nb".repeat(30_000),
        "*_~`".repeat(25_000),
        "\u0000\u001b\u202e",
        "");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void staysWithinSlacksLimitsAndPingsNobodyWhateverTheTextsSay(String text) {
    Map<String, Object> failure = new LinkedHashMap<>();
    for (String field : List.of("name", "outcome", "reason", "link", "connectionId")) {
      failure.put(field, text);
    }
    failure.put("rows", Long.MAX_VALUE);
    failure.put("durationSeconds", Long.MAX_VALUE);
    Map<String, Object> run = new LinkedHashMap<>();
    for (String field : List.of("flow", "execution", "scheduledTime")) {
      run.put(field, text);
    }
    List<Object> failures = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      failures.add(failure);
    }

    assertWithinLimits(
        payload(run, Map.of("count", 100, "connections", failures), List.of(text, text)));
    assertWithinLimits(
        payload(run, Map.of("count", 100, "connections", failures, "reason", text), List.of(text)));
  }

  @Test
  void cutsNoEscapeInTwo() {
    for (int most = 2; most < 20; most++) {
      String cut = Mrkdwn.escape("&<>🔴&<>", most);
      assertThat(cut).hasSizeLessThanOrEqualTo(most);
      assertThat(cut.replaceAll("&(amp|lt|gt);", "").replaceAll("🔴|…", "")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws-cn:states:cn-north-1:123456789012:execution:m:n,"
        + " https://cn-north-1.console.amazonaws.cn/",
    "arn:aws-us-gov:states:us-gov-west-1:123456789012:execution:m:n,"
        + " https://us-gov-west-1.console.amazonaws-us-gov.com/"
  })
  void linksToTheConsoleOfThePartition(String arn, String console) {
    Map<String, Object> run = run("2026-11-22T07:00:00Z", false);
    run.put("execution", arn);

    assertThat(texts(payload(run, Map.of("count", 0), List.of())).getLast())
        .startsWith("<" + console);
  }

  private static void assertWithinLimits(JsonObject payload) {
    assertThat(payload.objects("blocks")).hasSizeLessThanOrEqualTo(50);
    assertThat(payload.needText("text")).hasSizeLessThanOrEqualTo(4000);
    List<String> texts = texts(payload);
    assertThat(texts.getFirst()).hasSizeLessThanOrEqualTo(150);
    assertThat(texts)
        .allSatisfy(text -> assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(3000));
    // The header is plain text, in which Slack sees no markup.
    for (String text : texts.subList(1, texts.size())) {
      assertThat(text.replaceAll("<https?://[^<>|]*\\|[^<>]*>", "").replaceAll("\n>", ""))
          .doesNotContain("<", ">");
    }
    // Slack makes mentions of what looks like one, unless a text is verbatim.
    assertThat(Json.write(payload)).doesNotContain("\"verbatim\":false");
    for (JsonObject block : payload.objects("blocks")) {
      block
          .object("text")
          .filter(text -> text.needText("type").equals("mrkdwn"))
          .ifPresent(text -> assertThat(text.isTrue("verbatim")).isTrue());
    }
  }

  /** The text of each block. */
  private static List<String> texts(JsonObject payload) {
    List<String> texts = new ArrayList<>();
    for (JsonObject block : payload.objects("blocks")) {
      block.object("text").ifPresent(text -> texts.add(text.needText("text")));
      block.objects("elements").forEach(text -> texts.add(text.needText("text")));
    }
    return texts;
  }

  private static JsonObject payload(
      Map<String, Object> run, Map<String, Object> failed, List<String> tags) {
    Map<String, Object> payload =
        new FailureMessage(object(run), object(failed), 3, tags).payload();
    return Json.readObject(Json.write(payload));
  }

  private static JsonObject object(Map<String, Object> map) {
    return Json.readObject(Json.write(map));
  }

  private static Map<String, Object> run(String scheduledTime, boolean byHand) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("flow", "hubspot-airbyte-daily");
    run.put("execution", ARN);
    run.put("scheduledTime", scheduledTime);
    run.put("byHand", byHand);
    return run;
  }

  private static Map<String, Object> failure(String name, String reason) {
    Map<String, Object> failure = new LinkedHashMap<>();
    failure.put("outcome", "FAILED");
    failure.put("connectionId", "c");
    failure.put("name", name);
    failure.put("jobId", 42);
    failure.put("triggers", 1);
    failure.put("polls", 12);
    failure.put("durationSeconds", 7500);
    failure.put("rows", 1234567);
    failure.put("reason", reason);
    failure.put(
        "link",
        "https://cloud.airbyte.com/workspaces/w/connections/c/timeline?openLogs=true&jobId=42");
    return failure;
  }
}
