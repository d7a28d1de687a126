package airstep.embedded.slack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.alert.Crash;
import airstep.alert.EarlierRun;
import airstep.alert.Message;
import airstep.alert.OffIds;
import airstep.alert.RunResult;
import airstep.json.Json;
import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.run.NotifyInput;
import airstep.vocabulary.run.NotifyInput.Ended;
import airstep.vocabulary.run.NotifyInput.Stuck;
import airstep.vocabulary.run.RunStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Slack accepts every alert, external text mentions no one, and the alert's own text is complete.
 */
class HostileAlertTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RUNS = 2_000 * Integer.getInteger("airstep.campaign", 1);
  private static final Instant NOW = Instant.parse("2026-11-22T07:03:32Z");
  private static final String ARN =
      "arn:aws:states:eu-west-2:123456789012:execution:airstep-prod-run:hubspot-1";
  private static final String JOB = "https://airbyte.example.com/w?a=1&jobId=";
  private static final String RUNBOOK = "https://wiki.example.com/runbook";
  private static final Pattern LINK = Pattern.compile("<(https?://[^<>|]*)\\|[^<>|]*>");
  private static final Pattern VERDICT =
      Pattern.compile(
          "failed|timed out|was cancelled|were cancelled|unknown|did not succeed|not answer"
              + "|was stopped|reached its deadline|recovered|succeeded again|few"
              + " rows|breaking schema change|switched off|deleted|running for|pending");

  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "<!channel>",
          "<!here|here> and <@U012AB> and <#C012AB>",
          "<https://evil.example|click here>",
          "https://evil.example/bare",
          "*bold* _italic_ ~struck~ `code` ```block```",
          "```",
          "> quote\n> quote",
          ":rotating_light: @channel @here",
          "&lt;!channel&gt; &amp; &",
          "|>",
          "a|b<c>d",
          "\u202eright to left\u202c עברית العربية",
          "\ud83d\udd34".repeat(90_000),
          "\ud83d",
          "\udd34 low first \ud83d",
          "e\u0301\u0301\u0301\u0301\u0301",
          "\u0000\u001b[31m\u0007",
          "&".repeat(5_000),
          "<>".repeat(5_000),
          "x".repeat(100_000),
          "\n".repeat(3_000),
          "java.lang.IllegalStateException: <!channel>\n"
              + "\tat io.airbyte.Some.method(Some.java:42)\n".repeat(2_300),
          "{{ flow.name }} {{ flow_run.state.message }} $1 \\",
          "漢字 かな 한국어",
          "👩‍👩‍👧‍👦 🏳️‍🌈");

  private final Random random = new Random(20_261_122);
  private final List<String> hostile = new ArrayList<>();

  HostileAlertTest() {
    for (String text : HOSTILE) {
      for (String end : List.of("", "", "", "1", "<!here>", "|", "*", "```")) {
        hostile.add(text + end);
      }
    }
  }

  @Test
  void staysWithinSlacksLimitsMentionsNoOneAndKeepsVerdictAndLinks() throws Exception {
    for (int i = 0; i < RUNS; i++) {
      Map<String, Object> input = input();
      NotifyInput read = NotifyInput.read(JsonObject.of(input));
      AlertSettings settings = read.alert();
      Optional<Message> told =
          switch (read) {
            case Stuck stuck -> Message.of(stuck);
            case Ended ended when random.nextInt(8) == 0 ->
                Message.of(crashed(ended), earlier(), settings);
            case Ended ended -> Message.of(RunResult.of(ended, NOW), earlier(), settings);
          };
      if (read instanceof Ended ended && ended.closed().event().status() == RunStatus.FAILED) {
        assertThat(told).as("run %s: %s", i, input).isPresent();
      }
      if (told.isPresent()) {
        String sent = Json.write(told.get().payload());
        check(told.get(), JSON.readTree(sent), settings, "run " + i);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(sent))
            .as("no half characters in run %s", i)
            .isTrue();
      }
    }
  }

  private static void check(
      Message message, JsonNode payload, AlertSettings settings, String which) {
    assertThat(BlockKit.faults(payload)).as(which).isEmpty();
    String head = payload.at("/blocks/0/text/text").asText();
    assertThat(head).as(which).containsPattern(VERDICT);
    assertThat(message.text()).as(which).startsWith(head).hasSizeLessThan(40_000);
    assertThat(payload.path("text").asText()).as(which).isNotBlank().hasSizeLessThan(1_100);
    boolean serious = message.kinds().getFirst().serious();
    String mention = serious ? settings.mention().map(HostileAlertTest::markup).orElse("") : "";
    assertThat(payload.path("text").asText()).as(which).startsWith(mention);
    harmless(payload.path("text").asText().substring(mention.length()), which);
    List<String> texts = markup(payload);
    assertThat(texts.getFirst()).as(which).startsWith(mention);
    harmless(texts.getFirst().substring(mention.length()), which);
    texts.stream().skip(1).forEach(text -> harmless(text, which));
    assertThat(texts)
        .as(which)
        .anyMatch(text -> text.contains("#/v2/executions/details/" + ARN + "|Run in AWS>"));
  }

  /** Only our own links; everything else that Slack would read as markup is escaped. */
  private static void harmless(String text, String which) {
    Stream<String> addresses =
        LINK.matcher(text).results().map((MatchResult link) -> link.group(1));
    assertThat(addresses.filter(address -> !isOurs(address)).toList()).as(which).isEmpty();
    assertThat(LINK.matcher(text).replaceAll("").replaceAll("(?m)^>", ""))
        .as(which)
        .doesNotContain("<", ">", "```");
  }

  private static boolean isOurs(String address) {
    return address.startsWith(JOB.replace("&", "&amp;"))
        || address.startsWith("https://eu-west-2.console.aws.amazon.com/")
        || address.equals(RUNBOOK);
  }

  /** The texts in Slack's markup, all of which must be accepted unchanged. */
  private static List<String> markup(JsonNode payload) {
    List<String> texts = new ArrayList<>();
    for (JsonNode node : payload.path("blocks").findParents("verbatim")) {
      assertThat(node.path("verbatim").asBoolean()).isTrue();
      texts.add(node.path("text").asText());
    }
    assertThat(payload.path("blocks").findValuesAsText("type"))
        .filteredOn("mrkdwn"::equals)
        .hasSameSizeAs(texts);
    return texts;
  }

  private static String markup(String mention) {
    return mention.equals("here") ? "<!here> " : mention.startsWith("U") ? "<@U012AB> " : "";
  }

  private Map<String, Object> settings() {
    Map<String, Object> alert = new LinkedHashMap<>();
    alert.put("secret", "slack/alerts");
    maybe(alert, "mention", of("here", "U012AB", "<!channel>"));
    maybe(alert, "runbook", RUNBOOK);
    maybe(alert, "text", of("Sync failed: {{ flow.name }} {{ flow_run.state.message }}", text()));
    return alert;
  }

  /** What NotifyRun may be given: the shape is that of its input, and the values are hostile. */
  private Map<String, Object> input() {
    Map<String, Object> input = new LinkedHashMap<>();
    maybe(input, "flowExecution", of(ARN, text()));
    input.put("alert", settings());
    input.put("tags", List.of(text(), text()));
    input.put(
        "run",
        Map.of(
            "flow",
            text(),
            "execution",
            ARN,
            "scheduledTime",
            "2026-11-22T07:00:00Z",
            "byHand",
            random.nextBoolean()));
    if (random.nextInt(8) == 0) {
      input.put("stuck", stuck());
    } else {
      input.put("closed", closed(random.nextInt(4) > 0));
    }
    return input;
  }

  private Map<String, Object> stuck() {
    Map<String, Object> sync = new LinkedHashMap<>();
    sync.put("connectionId", of("id1", text()));
    maybe(sync, "name", text());
    maybe(sync, "link", JOB + of("84213", "1".repeat(400), "1".repeat(700)));
    maybe(sync, "longestSeconds", number());
    Map<String, Object> stuck = new LinkedHashMap<>();
    stuck.put("sync", sync);
    maybe(stuck, "jobId", number());
    stuck.put("polls", whole());
    stuck.put("pending", random.nextBoolean());
    stuck.put("seconds", whole());
    maybe(stuck, "leftSeconds", number());
    return stuck;
  }

  private Map<String, Object> closed(boolean failed) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("status", failed ? "FAILED" : of("SUCCEEDED", "SKIPPED"));
    for (String number : List.of("total", "skipped", "failed", "rows", "bytes")) {
      event.put(number, whole());
    }
    event.put("durationSeconds", (long) random.nextInt(1_000_000));
    if (failed && random.nextInt(4) == 0) {
      event.put("reason", text());
    }
    Map<String, Object> more = new LinkedHashMap<>();
    maybe(more, "offIds", of("id1 id2", "id1 …", "…", text()));
    if (random.nextInt(4) > 0) {
      more.put("connections", outcomes(random.nextInt(300) == 0 ? 500 : random.nextInt(15)));
    }
    Map<String, Object> news = new LinkedHashMap<>();
    news.put("synced", whole());
    news.put("down", whole());
    news.put("named", random.nextBoolean());
    if (random.nextBoolean()) {
      news.put("succeeded", List.of("id1", "id2", text()));
    }
    news.put("noticed", outcomes(random.nextInt(4)));
    news.put("off", outcomes(random.nextInt(4)));
    return Map.of(
        "event", event, "more", more, "news", news, "mail", Map.of("subject", "", "text", ""));
  }

  private RunResult crashed(Ended ended) {
    return RunResult.crashed(
        ended.run(),
        ended.flowExecution(),
        ended.tags(),
        of(Crash.values()),
        text(),
        ended.closed().event().duration(),
        NOW);
  }

  private List<Object> outcomes(int count) {
    List<Object> outcomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("outcome", of("FAILED", "TIMED_OUT", "CANCELLED", "UNKNOWN", "SUCCEEDED", text()));
      one.put("connectionId", of("id" + i, text()));
      for (String name : List.of("name", "reason", "failureOrigin", "failureType")) {
        maybe(one, name, text());
      }
      maybe(one, "schemaChange", of("breaking", text()));
      one.put("lastSuccess", of("2026-11-21T07:04:10Z", "+999999999-12-31T23:59:59Z"));
      maybe(one, "link", JOB + of("84213", "1".repeat(400), "1".repeat(700)));
      maybe(one, "down", random.nextBoolean());
      maybe(one, "deleted", random.nextBoolean());
      for (String number :
          List.of(
              "jobId",
              "triggers",
              "polls",
              "durationSeconds",
              "rows",
              "bytes",
              "usualRows",
              "usualJobs")) {
        maybe(one, number, number());
      }
      outcomes.add(one);
    }
    return outcomes;
  }

  private List<EarlierRun> earlier() {
    List<EarlierRun> runs = new ArrayList<>();
    for (int i = random.nextInt(21); i > 0; i--) {
      runs.add(
          new EarlierRun(
              NOW.minusSeconds(random.nextInt(10_000_000)),
              random.nextInt(3) == 0
                  ? RunStatus.SUCCEEDED
                  : random.nextBoolean() ? RunStatus.FAILED : RunStatus.SKIPPED,
              random.nextBoolean() ? Map.of() : Map.of("id1", text(), "id2", text()),
              random.nextBoolean() ? Optional.empty() : Optional.of(OffIds.read("id1")),
              random.nextInt(3),
              random.nextInt(4) == 0 ? Set.of("id1") : Set.of()));
    }
    return runs;
  }

  private void maybe(Map<String, Object> object, String name, Object value) {
    switch (random.nextInt(10)) {
      case 0 -> {}
      case 1 -> object.put(name, null);
      case 2 -> object.put(name, of("text", 7L, true, List.of(), Map.of()));
      default -> object.put(name, value);
    }
  }

  private String text() {
    return random.nextInt(3) > 0
        ? "HubSpot → Snowflake " + random.nextInt(3)
        : hostile.get(random.nextInt(hostile.size()));
  }

  private Object number() {
    return switch (random.nextInt(6)) {
      case 0 -> Long.MAX_VALUE;
      case 1 -> Long.MIN_VALUE;
      case 2 -> 1e300;
      default -> (long) random.nextInt(1000);
    };
  }

  private long whole() {
    return number() instanceof Long whole ? whole : 0;
  }

  @SafeVarargs
  private <T> T of(T... values) {
    return values[random.nextInt(values.length)];
  }
}
