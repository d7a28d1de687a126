package airstep.steps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import airstep.bench.Loopback;
import airstep.bench.StoredEvents;
import airstep.bus.EventsUnavailableException;
import airstep.slack.SlackRefusedException;
import airstep.slack.SlackUnavailableException;
import airstep.states.ExecutionDescription;
import airstep.vocabulary.json.JsonObject;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NotifyStoppedTest {

  private static final String WEBHOOK = "/services/T000/B000/XXXXsecretXXXX";
  private static final String ARN =
      "arn:aws:states:eu-west-2:123456789012:execution:airstep-dev-hubspot:one";
  private static final String SYNC =
      "arn:aws:states:eu-west-2:123456789012:execution:airstep-dev-sync:one";
  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

  @RegisterExtension static final WireMockExtension slack = Loopback.server();

  @RegisterExtension final Bench bench = new Bench();

  @BeforeEach
  void storeWebhook() {
    bench.secrets().store("crm/slack", Map.of("webhook_url", slack.baseUrl() + WEBHOOK));
    bench.secrets().alsoHidden(WEBHOOK);
    slack.stubFor(post(WEBHOOK).willReturn(ok("ok")));
    Map<String, ?> settings =
        Map.of(
            "stage",
            "dev",
            "flow",
            "hubspot",
            "tags",
            List.of("crm"),
            "alert",
            Map.of("secret", "crm/slack"));
    bench
        .executions()
        .define(
            ARN,
            Map.of(
                "States",
                Map.of(
                    "Start Run",
                    Map.of("Arguments", Map.of("Input", Map.of("settings", settings))))));
    bench
        .executions()
        .define(SYNC, Map.of("Assign", Map.of("alert", Map.of("secret", "crm/slack"))));
  }

  @Test
  void alertsAboutAStoppedRun() {
    flow("ABORTED", "{\"scheduledTime\":\"2026-11-22T07:00:00Z\"}", null, "enough");

    assertThat(run(ARN).needText("alert")).isEqualTo("delivered");

    slack.verify(
        1,
        postRequestedFor(urlEqualTo(WEBHOOK))
            .withRequestBody(
                containing(
                    "hubspot - it was stopped: enough; the jobs it is known to have started will be"
                        + " cancelled"))
            .withRequestBody(containing("Run of 22 Nov 07:00 UTC"))
            .withRequestBody(containing("crm")));
  }

  @Test
  void linksToThePageThatStartsTheFlow() {
    flow("ABORTED", "{}", null, "enough");

    run(ARN);

    slack.verify(
        1,
        postRequestedFor(urlEqualTo(WEBHOOK))
            .withRequestBody(containing("took 1 min"))
            .withRequestBody(
                containing(":stateMachine:airstep-dev-hubspot|start the flow again>")));
  }

  @Test
  void publishesTheEventThatTheRunDidNotPublish() {
    flow("TIMED_OUT", "{}", "States.Timeout", null);

    run(ARN);

    assertThat(bench.bus().events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.detailType()).isEqualTo("Airstep Run Failed");
              assertThat(event.detail().fields())
                  .containsEntry("stage", "dev")
                  .containsEntry("flow", "hubspot")
                  .containsEntry("tags", List.of("crm"))
                  .containsEntry("execution", ARN)
                  .containsEntry("status", "TIMED_OUT")
                  .containsEntry("byHand", true)
                  .containsEntry("durationSeconds", 60L);
              assertThat(event.detail().needText("reason")).contains("States.Timeout");
            });
  }

  @Test
  void writesTheMetricsThatTheRunDidNotWrite() {
    flow("ABORTED", "{}", null, null);

    run(ARN);

    assertThat(bench.logLines())
        .filteredOn(line -> line.fields().containsKey("_aws"))
        .extracting(line -> line.text("Flow").or(() -> line.text("Tag")).orElseThrow())
        .containsExactly("hubspot", "crm");
    assertThat(bench.logLines())
        .filteredOn(line -> line.text("Tag").isPresent())
        .allSatisfy(line -> assertThat(line.needWhole("Failed")).isEqualTo(1));
  }

  @Test
  void doesNotAlertIfTheRunAlerted() {
    flow("FAILED", "{}", "RunFailed", account("DELIVERED"));
    assertQuiet(ARN);
  }

  @Test
  void doesNotAlertAboutNestedExecutions() {
    String given = "\"tags\":[],\"alert\":{\"secret\":\"crm/slack\"}";
    String nested = "{\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\":\"x\",%s}";
    store(SYNC, "ABORTED", nested.formatted(given), null, null);
    assertQuiet(SYNC);
    store(
        SYNC,
        "ABORTED",
        nested.formatted("\"settings\":{\"stage\":\"dev\",\"flow\":\"hubspot\"," + given + "}"),
        null,
        null);
    assertQuiet(SYNC);
  }

  /** What started it may be a stranger, who sends no alert. */
  @Test
  void alertsAboutAFlowThatAnotherMachineStarted() {
    flow(
        "ABORTED",
        "{\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\":"
            + "\"arn:aws:states:eu-central-1:123456789012:execution:nightly:x\","
            + "\"scheduledTime\":\"2026-11-22T07:00:00Z\"}",
        null,
        null);

    run(ARN);

    slack.verify(
        1, postRequestedFor(urlEqualTo(WEBHOOK)).withRequestBody(containing("was stopped")));
    assertThat(bench.bus().events())
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.detail().text("scheduledTime")).hasValue("2026-11-22T07:00:00Z"));
  }

  @Test
  void doesNotAlertAboutACheck() {
    flow("FAILED", "{\"check\":true}", "CheckFailed", "{}");
    assertQuiet(ARN);
  }

  @Test
  void alertsIfTheRunsOwnAlertWasNotDelivered() {
    flow("FAILED", "{}", "RunFailed", account("NOT_DELIVERED"));

    run(ARN);

    slack.verify(
        1,
        postRequestedFor(urlEqualTo(WEBHOOK))
            .withRequestBody(containing("HubSpot"))
            .withRequestBody(containing("2 of 3 connections did not succeed")));
    assertThat(bench.bus().events()).as("the run has published by itself").isEmpty();
    assertThat(bench.logLines()).noneMatch(line -> line.fields().containsKey("_aws"));
  }

  @ParameterizedTest
  @CsvSource({"event, 1, 0", "report, 0, 2"})
  void completesWhatTheRunDidNotFinish(String missing, int events, int metrics) {
    flow(
        "FAILED",
        "{}",
        "RunFailed",
        "{\"status\":\"FAILED\",\"delivery\":\"NOT_DELIVERED\",\"" + missing + "\":\"not done\"}");

    run(ARN);

    assertThat(bench.bus().events()).hasSize(events);
    assertThat(bench.logLines())
        .filteredOn(line -> line.fields().containsKey("_aws"))
        .hasSize(metrics);
  }

  @Test
  void alertsAboutASyncByHandWithoutMetrics() {
    store(SYNC, "FAILED", "{\"connectionId\":\"c1\"}", "SyncFailed", outcome());

    run(SYNC);

    slack.verify(
        1,
        postRequestedFor(urlEqualTo(WEBHOOK))
            .withRequestBody(
                matchingJsonPath("$.text", containing("sync of HubSpot - HubSpot failed"))));
    assertThat(bench.bus().events()).isEmpty();
  }

  @Test
  void aFailedCleanUpBelongsToTheFlowOfItsSync() {
    store(
        "stopped",
        "ABORTED",
        "{\"flow\":\"hubspot\",\"tags\":[],\"alert\":{\"secret\":\"crm/slack\"},"
            + "\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\":\"x\"}",
        null,
        null);
    store(SYNC, "FAILED", "{\"stopped\":\"stopped\"}", "SyncUnknown", outcome());

    run(SYNC);

    slack.verify(
        1,
        postRequestedFor(urlEqualTo(WEBHOOK))
            .withRequestBody(matchingJsonPath("$.text", containing("hubspot - HubSpot"))));
    assertThat(bench.bus().events()).isEmpty();
  }

  @Test
  void doesNotAnnounceACleanUpAfterAStoppedCleanUp() {
    String cleanUp = SYNC.replace("one", "two");
    store(
        SYNC,
        "ABORTED",
        "{\"connectionId\":\"c-1\",\"alert\":{\"secret\":\"crm/slack\"}}",
        null,
        null);
    store(cleanUp, "ABORTED", "{\"stopped\":\"" + SYNC + "\"}", null, null);

    run(cleanUp);

    slack.verify(
        postRequestedFor(urlEqualTo(WEBHOOK))
            .withRequestBody(
                containing("It was stopped; a job of the stopped sync may still be running")));
  }

  @Test
  void failsIfSlackIsUnavailableSoThatLambdaRetries() {
    flow("ABORTED", "{}", null, null);
    slack.stubFor(post(WEBHOOK).willReturn(aResponse().withStatus(503)));

    assertThat(bench.failure(step(), event(ARN))).isInstanceOf(SlackUnavailableException.class);
    assertThat(bench.bus().events()).as("the next try puts it").isEmpty();
  }

  @Test
  void publishesTheEventEvenIfSlackRefuses() {
    flow("ABORTED", "{}", null, null);
    slack.stubFor(post(WEBHOOK).willReturn(aResponse().withStatus(404).withBody("no_service")));

    assertThat(bench.failure(step(), event(ARN))).isInstanceOf(SlackRefusedException.class);
    assertThat(bench.bus().events()).hasSize(1);
  }

  @Test
  void failsIfTheBusAcceptsNoEvent() {
    flow("ABORTED", "{}", null, null);
    bench.bus().failWith(new EventsUnavailableException("busy"));

    assertThat(bench.failure(step(), event(ARN))).isInstanceOf(EventsUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "\"text\"", "{\"half\":", ""})
  void showsACauseThatIsNotJsonUnchanged(String cause) {
    flow("FAILED", "not even an object", "States.Runtime", cause);

    run(ARN);

    assertThat(bench.bus().events())
        .singleElement()
        .extracting(StoredEvents.Event::detail)
        .satisfies(
            detail ->
                assertThat(detail.needText("reason"))
                    .isEqualTo("it failed unexpectedly: States.Runtime: " + cause));
  }

  /** What Step Functions reports about a failed expression, as long as a cause can be. */
  @Test
  void keepsTheReasonOfAFailedExpression() {
    String why = "' threw an error during evaluation. T1006: Attempted to invoke a non-function";
    String begin = "The JSONata expression '";
    String cause = begin + "x".repeat(32_768 - begin.length() - why.length()) + why;
    flow("FAILED", "{}", "States.QueryEvaluationError", cause);

    run(ARN);

    String reason = bench.bus().events().getFirst().detail().needText("reason");
    assertThat(reason)
        .startsWith("it failed unexpectedly: States.QueryEvaluationError: " + begin)
        .endsWith(why)
        .hasSizeLessThanOrEqualTo(700);
    slack.verify(postRequestedFor(urlEqualTo(WEBHOOK)).withRequestBody(containing(why)));
  }

  @Test
  void neverSplitsASurrogatePair() {
    for (int shift = 0; shift < 4; shift++) {
      bench.bus().events().clear();
      flow("FAILED", "{}", "E", "x".repeat(shift) + "🎿".repeat(1000) + "y".repeat(shift / 2));

      run(ARN);

      String reason = bench.bus().events().getFirst().detail().needText("reason");
      assertThat(reason.codePoints().filter(c -> Character.getType(c) == Character.SURROGATE))
          .as(reason)
          .isEmpty();
    }
  }

  @Test
  void publishesThatARunOfSomeConnectionsDidNotEnd() {
    flow(
        "TIMED_OUT", "{\"connections\":[\"a\"],\"retryOf\":\"hubspotRx\"}", "States.Timeout", null);

    run(ARN);

    assertThat(bench.bus().events())
        .singleElement()
        .extracting(event -> event.detail().fields())
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("partial", true)
        .containsEntry("retryOf", "hubspotRx")
        .containsEntry("byHand", true);
    slack.verify(
        1,
        postRequestedFor(urlEqualTo(WEBHOOK))
            .withRequestBody(containing("retry of hubspotRx"))
            .withRequestBody(containing("|start the flow again> with the same input")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "", "2026-02-30T07:00:00Z"})
  void doesNotPublishAnInvalidTime(String time) {
    flow("FAILED", "{\"scheduledTime\":\"" + time + "\"}", "InputRefused", "no time");

    run(ARN);

    assertThat(bench.bus().events())
        .singleElement()
        .extracting(event -> event.detail().fields())
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("scheduledTime", SEVEN.toString())
        .containsEntry("byHand", true);
  }

  private void assertQuiet(String arn) {
    assertThat(run(arn).needText("alert")).startsWith("none: ");
    slack.verify(0, postRequestedFor(urlEqualTo(WEBHOOK)));
    assertThat(bench.bus().events()).isEmpty();
  }

  private JsonObject run(String arn) {
    return bench.run(step(), event(arn));
  }

  private NotifyStopped step() {
    return new NotifyStopped(bench.parts());
  }

  private static Map<String, ?> event(String arn) {
    return Map.of("source", "aws.states", "detail", Map.of("executionArn", arn));
  }

  private void flow(String status, String input, String error, String cause) {
    store(ARN, status, input, error, cause);
  }

  private void store(String arn, String status, String input, String error, String cause) {
    bench
        .executions()
        .store(
            new ExecutionDescription(
                arn,
                "machine",
                status,
                SEVEN,
                Optional.of(SEVEN.plusSeconds(60)),
                input,
                Optional.empty(),
                Optional.ofNullable(error),
                Optional.ofNullable(cause)));
  }

  private static String account(String delivery) {
    return """
    {"flow":"hubspot","status":"FAILED","delivery":"%s","total":3,"failed":2,
     "connections":[{"connectionId":"c1","name":"HubSpot","outcome":"FAILED"}]}
    """
        .formatted(delivery)
        .strip();
  }

  private static String outcome() {
    return "{\"outcome\":\"FAILED\",\"connectionId\":\"c1\",\"name\":\"HubSpot\",\"jobId\":7}";
  }
}
