package airstep.steps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import airstep.bench.Loopback;
import airstep.secrets.SecretUnusableException;
import airstep.slack.SlackRefusedException;
import airstep.slack.SlackUnavailableException;
import airstep.states.ExecutionDescription;
import airstep.states.StatesUnavailableException;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NotifyRunTest {

  private static final String NAME = "airstep/slack";
  private static final String RUN_MACHINE =
      "arn:aws:states:eu-west-2:123456789012:stateMachine:airstep-run";
  private static final String WEBHOOK = "/services/T000/B000/XXXXsecretXXXX";

  @RegisterExtension static final WireMockExtension slack = Loopback.server();

  @RegisterExtension final Bench bench = new Bench();

  @BeforeEach
  void storeWebhook() {
    store(slack.baseUrl() + WEBHOOK);
    bench.secrets().alsoHidden(WEBHOOK);
  }

  @Test
  void postsToSlack() {
    slack.stubFor(post(WEBHOOK).willReturn(ok("ok")));

    assertThat(bench.run(step(), input()).fields())
        .isEqualTo(Map.of("alert", "delivered", "delivery", "DELIVERED"));

    slack.verify(
        1,
        postRequestedFor(urlEqualTo(WEBHOOK))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                matchingJsonPath(
                    "$.text", equalTo("Airbyte sync failed: hubspot - HubSpot failed: Broken"))));
    assertThat(bench.logLines())
        .filteredOn(line -> line.fields().containsKey("path"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.needText("path")).isEqualTo("(webhook of secret airstep/slack)");
              assertThat(line.needText("step")).isEqualTo("NotifyRun");
              assertThat(line.needText("execution")).isEqualTo(Bench.EXECUTION);
            });
  }

  /** The log contains the message as plain text. */
  @Test
  void logsTheMessage() {
    slack.stubFor(post(WEBHOOK).willReturn(ok("ok")));

    bench.run(step(), input());

    assertThat(bench.logLines())
        .filteredOn(line -> line.needText("message").equals("alert"))
        .singleElement()
        .satisfies(line -> assertThat(line.needText("text")).contains("HubSpot failed", "Broken"));
  }

  @Test
  void showsSinceWhenTheFlowFails() {
    slack.stubFor(post(WEBHOOK).willReturn(ok("ok")));
    ended("hubspot_at_2", "FAILED");
    ended("hubspot_at_1", "SUCCEEDED");

    bench.run(step(), input());

    slack.verify(
        postRequestedFor(urlEqualTo(WEBHOOK)).withRequestBody(containing("2 runs in a row")));
  }

  @Test
  void reportsRecovery() {
    slack.stubFor(post(WEBHOOK).willReturn(ok("ok")));
    ended("hubspot_at_1", "FAILED");

    assertThat(bench.run(step(), succeeded()).needText("alert")).isEqualTo("delivered");

    slack.verify(
        postRequestedFor(urlEqualTo(WEBHOOK)).withRequestBody(containing("hubspot recovered")));
  }

  @Test
  void sendsNothingForANormalRun() {
    ended("hubspot_at_1", "SUCCEEDED");

    assertThat(bench.run(step(), succeeded()).needText("alert")).isEqualTo("none");
    assertThat(bench.secrets().forgotten()).isEmpty();
  }

  @Test
  void sendsNothingOfADisabledKind() {
    Map<String, Object> input = new LinkedHashMap<>(input());
    input.put("alert", Map.of("secret", NAME, "kinds", List.of("recovered")));

    assertThat(bench.run(step(), input).needText("alert"))
        .isEqualTo("none: this flow has that alert turned off");
  }

  @Test
  void alertsWithoutEarlierRunsIfTheyCannotBeRead() {
    slack.stubFor(post(WEBHOOK).willReturn(ok("ok")));
    bench.executions().failWith(new StatesUnavailableException("busy"));

    assertThat(bench.run(step(), input()).needText("alert")).isEqualTo("delivered");
  }

  @ParameterizedTest
  @CsvSource({"500, rollup_error", "503, <html>", "408, ''"})
  void isUnavailableIfARetryMayHelp(int status, String body) {
    slack.stubFor(
        post(WEBHOOK)
            .willReturn(
                aResponse().withStatus(status).withHeader("Retry-After", "7").withBody(body)));

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SlackUnavailableException.class)
        .hasMessageContaining(Integer.toString(status));

    slack.verify(1, postRequestedFor(urlEqualTo(WEBHOOK)));
  }

  @Test
  void waitsForAShortRetryAfter() {
    slack.stubFor(
        post(WEBHOOK)
            .inScenario("busy")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("calm")
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "30")));
    slack.stubFor(
        post(WEBHOOK).inScenario("busy").whenScenarioStateIs("calm").willReturn(ok("ok")));

    assertThat(bench.run(step(), input()).needText("alert")).isEqualTo("delivered");
    assertThat(bench.pauses()).containsExactly(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"31", "86400", "soon"})
  void leavesALongRetryAfterToTheStateMachine(String seconds) {
    slack.stubFor(
        post(WEBHOOK).willReturn(aResponse().withStatus(429).withHeader("Retry-After", seconds)));

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SlackUnavailableException.class)
        .hasMessage("Slack answered 429 and asks to wait " + seconds + " s");
    assertThat(bench.pauses()).isEmpty();
  }

  @Test
  void doesNotBlameTheAddressForARefusedMessage() {
    slack.stubFor(
        post(WEBHOOK).willReturn(aResponse().withStatus(400).withBody("invalid_payload")));

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SlackRefusedException.class)
        .hasMessage("Slack answered 400 invalid_payload: it rejects the message");
  }

  @Test
  void isUnavailableWhenTheConnectionBreaks() {
    slack.stubFor(post(WEBHOOK).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SlackUnavailableException.class)
        .hasMessage("no answer from Slack: IOException");
  }

  @Test
  void isUnavailableWhenNothingListensAtTheWebhook() {
    store("http://127.0.0.1:1" + WEBHOOK);

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SlackUnavailableException.class)
        .hasMessage("no answer from Slack: connection refused");
  }

  @ParameterizedTest
  @CsvSource({"404, no_service", "410, channel_is_archived", "403, invalid_token", "302, ''"})
  void isRefusedIfARetryCannotHelp(int status, String word) {
    slack.stubFor(post(WEBHOOK).willReturn(aResponse().withStatus(status).withBody(word)));

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SlackRefusedException.class)
        .hasMessageContainingAll(status + " " + word, "`webhook_url` in secret " + NAME);

    assertThat(bench.secrets().forgotten()).containsExactly(NAME);
    slack.verify(1, postRequestedFor(urlEqualTo(WEBHOOK)));
  }

  @Test
  void truncatesTheAnswerOfSlack() {
    slack.stubFor(
        post(WEBHOOK).willReturn(aResponse().withStatus(404).withBody("no such: " + WEBHOOK)));

    assertThat(bench.failure(step(), input())).hasMessageContaining("(unreadable answer)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ok", " ok\n", "{\"ok\":true}", "{ \"ok\" : true, \"more\": 1 }"})
  void isDeliveredIfSlackAnswersOk(String body) {
    slack.stubFor(post(WEBHOOK).willReturn(ok(body)));

    assertThat(bench.run(step(), input()).needText("alert")).isEqualTo("delivered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"ok\":false,\"error\":\"not_authed\"} | without accepting the message, not_authed:"
            + " check",
        "200 | {\"ok\":false,\"error\":\"no such /services/T0\"} | (unreadable answer)",
        "200 | {\"ok\":\"true\"} | without accepting the message, (unreadable answer)",
        "200 | {} | without accepting the message, (unreadable answer)",
        "200 | '' | with nothing, not `ok`",
        "204 | '' | 204 with nothing, not `ok`",
        "202 | ok | 202 with a text, not `ok`",
        "200 | OK, thanks | with a text, not `ok`",
        "200 | [true] | with a text, not `ok`"
      })
  void isRefusedIfAnotherServiceAnswersWithSuccess(int status, String body, String said) {
    slack.stubFor(post(WEBHOOK).willReturn(aResponse().withStatus(status).withBody(body)));

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SlackRefusedException.class)
        .hasMessageStartingWith("Slack answered " + status + " ")
        .hasMessageContainingAll(
            said, ": check that `webhook_url` in secret " + NAME + " is a webhook URL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE html><h1>Log in</h1> | with an HTML page, not `ok`",
        "{\"ok\":false,\"error\":\"ratelimited\"} | without accepting the message, ratelimited"
      })
  void isUnavailableIfTheWrongAnswerMayBeTemporary(String body, String said) {
    slack.stubFor(post(WEBHOOK).willReturn(ok(body)));

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SlackUnavailableException.class)
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abcdefghijklmnopqrstuvwx", "k7q2zt"})
  void doesNotMistakeTheAddressForAnAnswerOfSlack(String token) {
    String webhook = "/services/t0/b0/" + token;
    store(slack.baseUrl() + webhook);
    slack.stubFor(
        post(webhook).willReturn(aResponse().withStatus(404).withBody(token + "_is_gone")));

    assertThat(bench.failure(step(), input())).hasMessageContaining("404 (unreadable answer)");
  }

  @Test
  void readsTheSecretAgainIfAnotherServiceAnswers() {
    slack.stubFor(post(WEBHOOK).willReturn(ok("<html>parked</html>")));
    slack.stubFor(post("/services/new").willReturn(ok("ok")));
    bench.secrets().read(NAME);
    store(slack.baseUrl() + "/services/new");

    assertThat(bench.run(step(), input()).needText("alert")).isEqualTo("delivered");
  }

  @Test
  void readsTheSecretAgainIfTheWebhookWasReplaced() {
    slack.stubFor(post(WEBHOOK).willReturn(aResponse().withStatus(404).withBody("no_service")));
    slack.stubFor(post("/services/new").willReturn(ok("ok")));
    bench.secrets().read(NAME);
    store(slack.baseUrl() + "/services/new");

    assertThat(bench.run(step(), input()).needText("alert")).isEqualTo("delivered");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hooks.slack.com/services/T0/B0/hidden1",
        "http://192.0.2.1/services/T0/B0/hidden2",
        "https://?hidden5",
        "no address: hidden3",
        "ftp://hooks.slack.com/hidden4"
      })
  void postsOnlyToAnHttpsAddress(String webhook) {
    store(webhook);

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SecretUnusableException.class)
        .hasMessageContainingAll("secret " + NAME, "`webhook_url`", "https");
  }

  @Test
  void namesTheSecretWithoutAWebhook() {
    bench.secrets().store(NAME, Map.of("url", "https://hooks.slack.com/hidden"));

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SecretUnusableException.class)
        .hasMessageContainingAll("secret " + NAME, "`webhook_url`");
  }

  private NotifyRun step() {
    return new NotifyRun(bench.parts());
  }

  private void store(String webhook) {
    bench.secrets().store(NAME, Map.of("webhook_url", webhook));
  }

  private void ended(String name, String status) {
    bench
        .executions()
        .store(
            new ExecutionDescription(
                RUN_MACHINE.replace(":stateMachine:", ":execution:") + ":" + name,
                RUN_MACHINE,
                status,
                Instant.parse("2026-11-2" + name.charAt(name.length() - 1) + "T07:00:00Z"),
                Optional.of(Instant.parse("2026-11-22T06:00:00Z")),
                "{\"settings\":{\"flow\":\"hubspot\"}}",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  private static Map<String, Object> succeeded() {
    return input(
        "SUCCEEDED", 0, Map.of("offIds", ""), List.of("00000000-0000-4000-8000-000000000001"));
  }

  private static Map<String, Object> input() {
    Map<String, Object> failed =
        Map.of("connectionId", "1", "outcome", "FAILED", "name", "HubSpot", "reason", "broken");
    return input("FAILED", 1, Map.of("offIds", "", "connections", List.of(failed)), List.of());
  }

  private static Map<String, Object> input(
      String status, int failed, Map<String, ?> more, List<String> succeeded) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("status", status);
    event.put("total", 1);
    event.put("failed", failed);
    for (String number : List.of("skipped", "rows", "bytes", "durationSeconds")) {
      event.put(number, 0);
    }
    Map<String, Object> news = new LinkedHashMap<>();
    news.put("synced", succeeded.size());
    news.put("down", 0);
    news.put("named", true);
    news.put("succeeded", succeeded);
    news.put("noticed", List.of());
    news.put("off", List.of());
    return Map.of(
        "execution",
        Bench.EXECUTION,
        "alert",
        Map.of("secret", NAME),
        "tags",
        List.of("airbyte"),
        "run",
        Map.of(
            "flow",
            "hubspot",
            "execution",
            RUN_MACHINE.replace(":stateMachine:", ":execution:") + ":hubspot_at_9",
            "scheduledTime",
            "2026-11-22T07:00:00Z",
            "byHand",
            false),
        "closed",
        Map.of(
            "event", event, "more", more, "news", news, "mail", Map.of("subject", "", "text", "")));
  }
}
