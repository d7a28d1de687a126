package airstep.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The command that sends a test message to each address of alerts. */
class AlertTestCommandTest {

  private static final String CONNECTIONS = "connections: [" + OutsideAirbyte.CONNECTION + "]\n";
  private static final String WEBHOOK = "/services/T00/B00/dontTellAnybody";

  private static final String EXAMPLE = "AIRSTEP_TEST_UNSET=example\n";

  @RegisterExtension static final WireMockExtension SERVER = OutsideAirbyte.server();

  @TempDir private Path events;

  @Test
  void sendsEachAddressOneMessageWithItsFlows() {
    answer(WEBHOOK, 200, "ok");
    answer(WEBHOOK + 2, 200, "ok");
    flow("daily", "alert: {mention: here}\n");
    flow("hourly", "");
    flow("loud", "alert: {secret: slack/ops}\n");
    Ran ran = test(Map.of("slack/alerts", address(WEBHOOK), "slack/ops", address(WEBHOOK + 2)));

    assertThat(ran.code()).as(ran.toString()).isZero();
    assertThat(ran.out().lines())
        .containsExactly("slack/alerts (daily, hourly): delivered", "slack/ops (loud): delivered");
    SERVER.verify(
        1,
        postRequestedFor(urlPathEqualTo(WEBHOOK))
            .withRequestBody(
                matchingJsonPath(
                    "$.text", containing("this channel receives the alerts of 2 flows"))));
    SERVER.verify(
        1,
        postRequestedFor(urlPathEqualTo(WEBHOOK + 2))
            .withRequestBody(
                matchingJsonPath(
                    "$.text", containing("this channel receives the alerts of loud"))));
    assertThat(SERVER.getAllServeEvents())
        .allSatisfy(
            call -> assertThat(call.getRequest().getBodyAsString()).doesNotContain("<!", "<@"));
  }

  @Test
  void testsOnlyTheAddressesOfTheGivenFlow() {
    answer(WEBHOOK, 200, "ok");
    flow("daily", "");
    flow("loud", "alert: {secret: slack/ops}\n");
    Ran ran = test(Map.of("slack/ops", address(WEBHOOK)), "--flow", "loud");

    assertThat(ran.code()).isZero();
    assertThat(ran.out().lines()).containsExactly("slack/ops (loud): delivered");
  }

  @Test
  void testsTheOtherAddressesAfterARefusal() {
    answer(WEBHOOK, 404, "no_service");
    answer(WEBHOOK + 2, 200, "ok");
    flow("daily", "");
    flow("loud", "alert: {secret: slack/ops}\n");
    Ran ran = test(Map.of("slack/alerts", address(WEBHOOK), "slack/ops", address(WEBHOOK + 2)));

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out().lines())
        .containsExactly(
            "slack/alerts (daily): not delivered: Slack answered 404 no_service: check that"
                + " `webhook_url` in secret slack/alerts still works",
            "slack/ops (loud): delivered");
  }

  @Test
  void isDeliveredOnlyIfSlackAnswersOk() {
    flow("daily", "");
    for (String other : new String[] {"{\"ok\":false,\"error\":\"not_authed\"}", "", "<html>"}) {
      answer(WEBHOOK, 200, other);
      assertThat(failed(address(WEBHOOK)))
          .contains(
              "Slack answered 200 ",
              "check that `webhook_url` in secret slack/alerts is a webhook URL");
    }
    answer(WEBHOOK, 200, "{\"ok\":true}");
    assertThat(test(Map.of("slack/alerts", address(WEBHOOK))).code()).isZero();
  }

  @Test
  void explainsWhatToDoIfSlackIsUnavailable() {
    flow("daily", "");
    SERVER.stubFor(
        post(urlPathEqualTo(WEBHOOK))
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "60")));

    assertThat(failed(address(WEBHOOK)))
        .contains(
            "Slack answered 429 and asks to wait 60 s; if the message is not in the channel,"
                + " try again");
  }

  @Test
  void reportsThatSlackDoesNotAnswer() {
    flow("daily", "");
    try (ClosedPort closed = ClosedPort.any()) {
      assertThat(failed("http://127.0.0.1:" + closed.port() + WEBHOOK))
          .contains(
              "no answer from Slack: connection refused; if the message is not in the channel,"
                  + " try again");
    }
  }

  @Test
  void explainsAnInvalidSecret() {
    flow("daily", "");
    Ran missing = test(Map.of());
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.out())
        .isEqualToIgnoringNewLines(
            "slack/alerts (daily): not delivered: secret slack/alerts does not exist in"
                + " secrets.json: add it there, with the URL of a webhook as `webhook_url`");
    assertThat(failed("")).contains("secret slack/alerts has no `webhook_url`: add it");
    assertThat(failed("http://192.0.2.1" + WEBHOOK)).contains("is not an https URL");
    assertThat(failed("dontTellAnybody")).contains("is not an https URL: copy it from");
  }

  @Test
  void withoutSecretsItOnlyDrawsTheMessage() {
    flow("daily", "alert: {mention: here, runbook: 'https://wiki.example.com/airbyte'}\n");
    flow("loud", "alert: {secret: slack/ops, kinds: [failed, timed-out, unknown, crashed]}\n");
    Ran ran = Ran.on(flows(), "alert", "test");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .startsWith(
            "slack/alerts (daily): delivered"
                + System.lineSeparator()
                + "slack/ops (loud): delivered"
                + System.lineSeparator()
                + "╭─")
        .contains("Test message, not an alert", "Mentions here for: crashed")
        .contains("No alerts for: stuck, cancelled")
        .contains("nothing left this machine. Use --secrets FILE");
    assertThat(ran.out().lines().filter(line -> line.startsWith("╭"))).hasSize(2);
  }

  @Test
  void requiresOnlyVariablesOfAlertSettings() {
    flow("next", "timeout: ${AIRSTEP_TEST_UNSET_TIMEOUT}\n");
    Ran.write(events.resolve("example.env"), "AIRSTEP_TEST_UNSET_TIMEOUT=5m\n" + EXAMPLE);
    assertThat(Ran.on(flows(), "alert", "test").code()).isZero();

    flow("daily", "alert: {secret: '${AIRSTEP_TEST_UNSET}'}\n");
    refused(Ran.on(flows(), "alert", "test"), "daily.yaml:2: AIRSTEP_TEST_UNSET is not set");
    assertThat(Ran.on(flows(), "alert", "test", "--flow", "next").code()).isZero();

    flow("daily", "tags: ['${AIRSTEP_TEST_UNSET}']\n");
    refused(Ran.on(flows(), "alert", "test"), "daily.yaml:2: AIRSTEP_TEST_UNSET is not set");

    flow("daily", "");
    Ran.write(events.resolve("alerts.yaml"), "defaults: {secret: '${AIRSTEP_TEST_UNSET}'}\n");
    refused(Ran.on(flows(), "alert", "test"), "alerts.yaml:1: AIRSTEP_TEST_UNSET is not set");
  }

  @Test
  void refusesInvalidArguments() {
    flow("daily", "");
    refused(
        Ran.on(flows(), "alert", "test", "--flow", "dialy"),
        "unknown flow dialy; did you mean daily?");
    refused(
        Ran.on(flows(), "alert", "test", "--flow", "weekly"),
        "unknown flow weekly; the flows are daily");
    refused(
        Ran.on(flows(), "alert", "test", "--secrets", events.resolve("none.json").toString()),
        "none.json: cannot be read");
    refused(Ran.on(flows(), "alert", "test", "daily"), "daily");
    refused(Ran.on(events.resolve("nowhere"), "alert", "test"), "there is no such folder");
  }

  @Test
  void helpExplainsHowToTestOnAws() {
    assertThat(Ran.plainly("alert", "test", "--help").out())
        .contains("marked as a test", "--flow", "--secrets", "{\"check\": true}");
  }

  /** What it reports about the only flow, whose secret holds that address. */
  private String failed(String address) {
    Ran ran = test(Map.of("slack/alerts", address));
    assertThat(ran.code()).as(ran.toString()).isEqualTo(1);
    assertThat(ran.out()).startsWith("slack/alerts (daily): not delivered: ").hasLineCount(1);
    return ran.out();
  }

  private Ran test(Map<String, String> addresses, String... more) {
    Map<String, Object> secrets = new LinkedHashMap<>();
    addresses.forEach((name, address) -> secrets.put(name, Map.of("webhook_url", address)));
    Path file = Ran.write(events.resolve("secrets.json"), Json.write(secrets));
    String[] command = new String[more.length + 4];
    command[0] = "alert";
    command[1] = "test";
    command[2] = "--secrets";
    command[3] = file.toString();
    System.arraycopy(more, 0, command, 4, more.length);
    Ran ran = Ran.on(flows(), command);
    assertThat(ran.out() + ran.err()).doesNotContain("dontTellAnybody", "Exception:", "\tat ");
    return ran;
  }

  private static void refused(Ran ran, String what) {
    assertThat(ran.code()).as(ran.toString()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(what).hasLineCount(1);
  }

  private static void answer(String path, int status, String word) {
    SERVER.stubFor(
        post(urlPathEqualTo(path)).willReturn(aResponse().withStatus(status).withBody(word)));
  }

  private static String address(String path) {
    return SERVER.baseUrl() + path;
  }

  private void flow(String name, String more) {
    var _ = Ran.flow(events, name, CONNECTIONS + more);
  }

  private Path flows() {
    return events.resolve("flows");
  }
}
