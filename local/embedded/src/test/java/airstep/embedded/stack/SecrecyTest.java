package airstep.embedded.stack;

import static airstep.embedded.stack.OneSyncTest.DAILY;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.transport.HttpFault;
import airstep.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * No history, log line, message or report contains a secret, for any answer of an external service.
 */
class SecrecyTest {

  /** As long and as plain as real ones, so that nothing hides them by accident. */
  private static final String KEY = "ab_key_0123456789abcdefghijklmnop";

  private static final List<String> SECRETS =
      List.of(KEY, "embedded-secret", "embedded-token-", FlowWorld.WEBHOOK);

  @Test
  void aRunThatSucceedsShowsNoSecret() {
    assertSecret(JobPlan.succeeds(Duration.ofSeconds(100), 1, 1), faults -> faults, "SUCCEEDED");
  }

  @Test
  void aRunThatFailsShowsNoSecret() {
    assertSecret(JobPlan.fails(Duration.ofSeconds(100)), faults -> faults, "FAILED");
  }

  @Test
  void hidesSecretsReturnedByAirbyte() {
    JobPlan plan = JobPlan.fails(Duration.ofSeconds(100));
    for (int status : List.of(400, 409, 503)) {
      for (String call :
          List.of(
              "POST /v1/jobs", "GET /v1/jobs", "GET /v1/connections", "POST /v1/applications")) {
        for (boolean json : List.of(true, false)) {
          assertSecret(plan, faults -> faults.echo(call, status, json), "FAILED");
        }
      }
    }
  }

  @Test
  void hidesSecretsReturnedByAGateway() {
    JobPlan plan = JobPlan.succeeds(Duration.ofSeconds(100), 1, 1);
    for (String call : List.of("POST /v1/jobs", "GET /v1/jobs", "POST /v1/applications")) {
      assertSecret(plan, faults -> faults.echo(call, 200, false), "FAILED");
    }
  }

  @Test
  void hidesATokenInAnIncompleteAnswer() {
    JobPlan plan = JobPlan.succeeds(Duration.ofSeconds(100), 1, 1);
    HttpFault half =
        Faults.answer(200, "application/json", "{\"access_token\":\"embedded-token-1\",\"exp");
    assertSecret(plan, faults -> faults.always("POST /v1/applications", half), "FAILED");
  }

  @Test
  void hidesTheWebhookReturnedBySlack() {
    for (int status : List.of(400, 404, 429, 500)) {
      try (FlowWorld world = begin(JobPlan.fails(Duration.ofSeconds(100)))) {
        world.slackFaults.always(
            "POST",
            Faults.answer(
                status, "text/plain", "no such hook " + FlowWorld.SLACK + FlowWorld.WEBHOOK));
        RunReport report = world.run();
        assertThat(report.alert().orElseThrow()).startsWith("delivered by the fallback: ");
        assertNothingShown(world, report);
      }
    }
  }

  @Test
  void hidesAnInvalidWebhook() {
    try (FlowWorld world = begin(JobPlan.fails(Duration.ofSeconds(100)))) {
      world.secrets.put(
          world.flow().alerting().secret(),
          Json.write(Map.of("webhook_url", "http://hooks.slack.com" + FlowWorld.WEBHOOK)));
      RunReport report = world.run();
      assertThat(report.alert().orElseThrow()).startsWith("delivered by the fallback: ");
      assertNothingShown(world, report);
    }
  }

  @Test
  void hidesAnApiKey() {
    for (int status : List.of(400, 401, 403, 503)) {
      try (FlowWorld world = begin(JobPlan.fails(Duration.ofSeconds(100)))) {
        world.secrets.put(
            world.flow().airbyteSecret(),
            Json.write(Map.of("api_url", FlowWorld.AIRBYTE + "/v1", "api_key", KEY)));
        world.airbyteFaults.echo("", status, true);
        RunReport report = world.run();
        assertThat(report.status()).isEqualTo("FAILED");
        assertThat(world.airbyteFaults.echoed()).anyMatch(text -> text.contains(KEY));
        assertNothingShown(world, report);
      }
    }
  }

  @Test
  void hidesAnEncodedKey() {
    String key = "ab+Key'0123456789/abcdefghijklmnop";
    Base64.Encoder encoder = Base64.getEncoder();
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    List<String> disguises =
        List.of(
            key.replaceAll("(?s).", "$0\u200b"),
            key.replaceAll("(?s).", "$0\u00ad"),
            key.replaceAll("(?s).", "<b>$0</b>"),
            key.toUpperCase(Locale.ROOT),
            key.replace("+", "%2b").replace("'", "%27"),
            key.replace("'", "&#39;"),
            HexFormat.of().withPrefix("%").formatHex(bytes),
            HexFormat.of().formatHex(bytes),
            encoder.encodeToString(bytes),
            encoder.encodeToString(("x" + key).getBytes(StandardCharsets.UTF_8)),
            encoder.encodeToString(("Bearer " + key).getBytes(StandardCharsets.UTF_8)));
    for (String disguise : disguises) {
      for (boolean json : List.of(true, false)) {
        try (FlowWorld world = begin(JobPlan.fails(Duration.ofSeconds(100)))) {
          world.secrets.put(
              world.flow().airbyteSecret(),
              Json.write(Map.of("api_url", FlowWorld.AIRBYTE + "/v1", "api_key", key)));
          String body =
              json
                  ? Json.write(Map.of("message", "no key " + disguise))
                  : "<h1>no key</h1><p>" + disguise + "</p>";
          world.airbyteFaults.always("", Faults.answer(403, "text/html", body));
          RunReport report = world.run();
          List<String> shown = new ArrayList<>(world.trace());
          shown.addAll(world.logLines);
          shown.add(report.toJson());
          world.slack.messages().forEach(message -> shown.add(message.payload().toString()));
          String all = String.join("\n", shown);
          assertThat(all).as(disguise).containsAnyOf("no key ***", "*** (withheld: ");
          String seen = all.replaceAll("[\u200b\u00ad]|<[^>]*>", "").toLowerCase(Locale.ROOT);
          for (String one : List.of(key, disguise)) {
            for (int at = 0; at + 12 <= one.length(); at++) {
              String part = one.substring(at, at + 12);
              if (!part.contains("\u200b") && !part.contains("\u00ad") && !part.contains("<")) {
                assertThat(seen).as(disguise).doesNotContain(part.toLowerCase(Locale.ROOT));
              }
            }
          }
        }
      }
    }
  }

  @Test
  void hidesAKeyAtTheTruncationPoint() {
    String part = KEY.substring(0, 10);
    for (int before = 250; before <= 300; before += 5) {
      try (FlowWorld world = begin(JobPlan.neverEnds())) {
        world.secrets.put(
            world.flow().airbyteSecret(),
            Json.write(Map.of("api_url", FlowWorld.AIRBYTE + "/v1", "api_key", KEY)));
        String body = Json.write(Map.of("message", "x".repeat(before) + KEY));
        world.airbyteFaults.always("", Faults.answer(400, "application/json", body));
        RunReport report = world.run();
        assertThat(report.toJson()).contains("xxxxx").doesNotContain(part);
        assertThat(world.trace()).noneMatch(line -> line.contains(part));
      }
    }
  }

  private static void assertSecret(JobPlan plan, UnaryOperator<Faults> faults, String status) {
    try (FlowWorld world = begin(plan)) {
      var _ = faults.apply(world.airbyteFaults);
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo(status);
      assertNothingShown(world, report);
    }
  }

  private static FlowWorld begin(JobPlan plan) {
    return FlowWorld.Choice.of("daily", DAILY).jobs(Script.of(plan)).begin();
  }

  private static void assertNothingShown(FlowWorld world, RunReport report) {
    List<String> shown = new ArrayList<>(world.trace());
    shown.addAll(world.logLines);
    shown.add(report.toJson());
    world.slack.messages().forEach(message -> shown.add(message.payload().toString()));
    assertThat(shown).hasSizeGreaterThan(20);
    for (String secret : SECRETS) {
      assertThat(shown).noneMatch(text -> text.contains(secret));
    }
  }
}
