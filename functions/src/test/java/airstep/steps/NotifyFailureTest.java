package airstep.steps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import airstep.secrets.SecretUnusableException;
import airstep.slack.SlackRefusedException;
import airstep.slack.SlackUnavailableException;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NotifyFailureTest {

  private static final String NAME = "airstep/slack";
  private static final String WEBHOOK = "/services/T000/B000/XXXXsecretXXXX";

  @RegisterExtension
  static final WireMockExtension slack =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort())
          .failOnUnmatchedRequests(true)
          .build();

  @RegisterExtension final Bench bench = new Bench();

  @BeforeEach
  void storeWebhook() {
    store(slack.baseUrl() + WEBHOOK);
    bench.secrets().alsoHidden(WEBHOOK);
  }

  @Test
  void tellsSlack() {
    slack.stubFor(post(WEBHOOK).willReturn(ok("ok")));

    assertThat(bench.run(step(), input()).fields()).isEqualTo(Map.of("alert", "delivered"));

    slack.verify(
        1,
        postRequestedFor(urlEqualTo(WEBHOOK))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                matchingJsonPath(
                    "$.text", equalTo("Airbyte sync failed: hubspot - HubSpot FAILED: broken"))));
    assertThat(bench.logLines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.needText("path")).isEqualTo("(webhook of secret airstep/slack)");
              assertThat(line.needText("step")).isEqualTo("NotifyFailure");
              assertThat(line.needText("execution")).isEqualTo(Bench.EXECUTION);
            });
  }

  @ParameterizedTest
  @CsvSource({"500, rollup_error", "503, <html>", "408, ''"})
  void isUnavailableWhereAnotherTryMayHelp(int status, String body) {
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
  void waitsAsLongAsSlackAsksIfThatIsNotLong() {
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
  void leavesALongerWaitToTheMachine(String seconds) {
    slack.stubFor(
        post(WEBHOOK).willReturn(aResponse().withStatus(429).withHeader("Retry-After", seconds)));

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SlackUnavailableException.class)
        .hasMessage("Slack answered 429: it asks to wait " + seconds + " s");
    assertThat(bench.pauses()).isEmpty();
  }

  @Test
  void blamesNoAddressForAMessageThatIsRefused() {
    slack.stubFor(
        post(WEBHOOK).willReturn(aResponse().withStatus(400).withBody("invalid_payload")));

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SlackRefusedException.class)
        .hasMessage("Slack answered 400 invalid_payload: it is the message that it does not take");
  }

  @Test
  void isUnavailableWhenTheConnectionBreaks() {
    slack.stubFor(post(WEBHOOK).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SlackUnavailableException.class)
        .hasMessage("no answer from Slack: IOException");
  }

  @ParameterizedTest
  @CsvSource({"404, no_service", "410, channel_is_archived", "403, invalid_token", "302, ''"})
  void isRefusedWhereNoOtherTryHelps(int status, String word) {
    slack.stubFor(post(WEBHOOK).willReturn(aResponse().withStatus(status).withBody(word)));

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SlackRefusedException.class)
        .hasMessageContainingAll(status + " " + word, "`webhook_url` in secret " + NAME);

    assertThat(bench.secrets().forgotten()).containsExactly(NAME);
    slack.verify(1, postRequestedFor(urlEqualTo(WEBHOOK)));
  }

  @Test
  void repeatsNothingThatSlackSaysAtLength() {
    slack.stubFor(
        post(WEBHOOK).willReturn(aResponse().withStatus(404).withBody("no such: " + WEBHOOK)));

    assertThat(bench.failure(step(), input())).hasMessageContaining("(unreadable answer)");
  }

  @Test
  void takesTheNewAddressIfTheWebhookWasReplaced() {
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
        "https://",
        "no address: hidden3",
        "ftp://hooks.slack.com/hidden4"
      })
  void postsToNothingButAnHttpsAddress(String webhook) {
    store(webhook);

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SecretUnusableException.class)
        .hasMessageContainingAll("secret " + NAME, "`webhook_url`", "https");
  }

  @Test
  void saysWhichSecretLacksTheWebhook() {
    bench.secrets().store(NAME, Map.of("url", "https://hooks.slack.com/hidden"));

    assertThat(bench.failure(step(), input()))
        .isInstanceOf(SecretUnusableException.class)
        .hasMessageContainingAll("secret " + NAME, "`webhook_url`");
  }

  private NotifyFailure step() {
    return new NotifyFailure(bench.parts());
  }

  private void store(String webhook) {
    bench.secrets().store(NAME, Map.of("webhook_url", webhook));
  }

  private static Map<String, Object> input() {
    return Map.of(
        "execution", Bench.EXECUTION,
        "alert", Map.of("secret", NAME),
        "tags", List.of("airbyte"),
        "run",
            Map.of(
                "flow",
                "hubspot",
                "execution",
                Bench.EXECUTION,
                "scheduledTime",
                "2026-11-22T07:00:00Z",
                "byHand",
                false),
        "total", 1,
        "failed",
            Map.of(
                "count",
                1,
                "connections",
                List.of(Map.of("outcome", "FAILED", "name", "HubSpot", "reason", "broken"))));
  }
}
