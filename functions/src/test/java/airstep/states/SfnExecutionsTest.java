package airstep.states;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.bench.Loopback;
import airstep.bench.SdkClients;
import airstep.states.HistoryEntry.Other;
import airstep.states.HistoryEntry.StateEntered;
import airstep.states.HistoryEntry.TaskFailed;
import airstep.states.HistoryEntry.TaskScheduled;
import airstep.states.HistoryEntry.TaskSucceeded;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;

final class SfnExecutionsTest {

  private static final String ARN =
      "arn:aws:states:eu-west-2:123456789012:execution:airstep-dev-sync:one";
  private static final String MACHINE =
      "arn:aws:states:eu-west-2:123456789012:stateMachine:airstep-dev-sync";
  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
  private static final long SECONDS = SEVEN.getEpochSecond();

  @RegisterExtension static final WireMockExtension server = Loopback.server();

  private static SfnClient client;

  private final Executions executions = new SfnExecutions(client);

  @BeforeAll
  static void open() {
    client = SdkClients.open(SfnClient.builder(), server.baseUrl(), Duration.ofSeconds(10));
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @Test
  void describesARunningExecution() {
    server.stubFor(
        operation("DescribeExecution")
            .withRequestBody(equalToJson("{\"executionArn\":\"" + ARN + "\"}"))
            .willReturn(okJson(described("RUNNING", ""))));

    ExecutionDescription execution = executions.describe(ARN);

    assertThat(execution.machine()).isEqualTo(MACHINE);
    assertThat(execution.status()).isEqualTo("RUNNING");
    assertThat(execution.startedAt()).isEqualTo(SEVEN);
    assertThat(execution.input()).isEqualTo("{\"a\":1}");
    assertThat(execution.stoppedAt()).isEmpty();
    assertThat(execution.output()).isEmpty();
    assertThat(execution.error()).isEmpty();
  }

  @Test
  void describesAFailedExecution() {
    server.stubFor(
        operation("DescribeExecution")
            .willReturn(
                okJson(
                    described(
                        "FAILED",
                        ",\"stopDate\":%d,\"error\":\"RunFailed\",\"cause\":\"{}\""
                            .formatted(SECONDS + 60)))));

    ExecutionDescription execution = executions.describe(ARN);

    assertThat(execution.stoppedAt()).hasValue(SEVEN.plusSeconds(60));
    assertThat(execution.error()).hasValue("RunFailed");
    assertThat(execution.cause()).hasValue("{}");
  }

  @Test
  void readsHistoryBackwardsAndLazily() {
    server.stubFor(
        operation("GetExecutionHistory")
            .withRequestBody(matchingJsonPath("$.reverseOrder", equalTo("true")))
            .withRequestBody(matchingJsonPath("$.includeExecutionData", equalTo("true")))
            .withRequestBody(matchingJsonPath("$.maxResults", equalTo("1000")))
            .willReturn(
                okJson(
                    """
                    {"nextToken":"more","events":[
                     {"timestamp":%1$d,"type":"ExecutionAborted","id":9},
                     {"timestamp":%1$d,"type":"TaskTimedOut","id":8,
                      "taskTimedOutEventDetails":{"error":"States.Timeout"}},
                     {"timestamp":%1$d,"type":"TaskFailed","id":7,
                      "taskFailedEventDetails":{"error":"Lambda.Unknown","cause":"?"}},
                     {"timestamp":%1$d,"type":"TaskSucceeded","id":6,
                      "taskSucceededEventDetails":{"output":"{\\"Payload\\":7}"}}]}
                    """
                        .formatted(SECONDS))));

    Iterator<HistoryEntry> events = executions.backwards(ARN).iterator();

    assertThat(events.next()).isEqualTo(new Other(SEVEN));
    assertThat(events.next()).isEqualTo(new TaskFailed(SEVEN, "States.Timeout", Optional.empty()));
    assertThat(events.next()).isEqualTo(new TaskFailed(SEVEN, "Lambda.Unknown", Optional.of("?")));
    assertThat(events.next()).isEqualTo(new TaskSucceeded(SEVEN, "{\"Payload\":7}"));
    server.verify(1, postRequestedFor(urlEqualTo("/")));

    server.stubFor(
        operation("GetExecutionHistory")
            .withRequestBody(matchingJsonPath("$.nextToken", equalTo("more")))
            .willReturn(
                okJson(
                    """
                    {"events":[
                     {"timestamp":%1$d,"type":"TaskScheduled","id":3,
                      "taskScheduledEventDetails":{"resourceType":"lambda","resource":"invoke",
                       "region":"eu-west-2","parameters":"{}","timeoutInSeconds":900}},
                     {"timestamp":%1$d,"type":"TaskStateEntered","id":2,
                      "stateEnteredEventDetails":{"name":"Trigger Sync","input":"{}"}}]}
                    """
                        .formatted(SECONDS))));

    assertThat(events.next()).isEqualTo(new TaskScheduled(SEVEN, "{}", Duration.ofMinutes(15)));
    assertThat(events.next()).isEqualTo(new StateEntered(SEVEN, "Trigger Sync"));
    assertThat(events.hasNext()).isFalse();
  }

  @Test
  void listsSucceededExecutionsOverAllPages() {
    server.stubFor(
        operation("ListExecutions")
            .withRequestBody(matchingJsonPath("$.statusFilter", equalTo("SUCCEEDED")))
            .withRequestBody(matchingJsonPath("$.stateMachineArn", equalTo(MACHINE)))
            .willReturn(okJson("{\"nextToken\":\"more\",\"executions\":[]}")));
    server.stubFor(
        operation("ListExecutions")
            .withRequestBody(matchingJsonPath("$.nextToken", equalTo("more")))
            .willReturn(
                okJson(
                    """
                    {"executions":[{"executionArn":"%s","stateMachineArn":"%s","name":"one",
                     "status":"SUCCEEDED","startDate":%d,"stopDate":%d}]}
                    """
                        .formatted(ARN, MACHINE, SECONDS, SECONDS + 1))));

    assertThat(executions.succeeded(MACHINE))
        .containsExactly(
            new Executions.Listed(ARN, "SUCCEEDED", SEVEN, Optional.of(SEVEN.plusSeconds(1))));
  }

  @Test
  void listsTheLatestInAnyStatusInSmallPages() {
    server.stubFor(
        operation("ListExecutions")
            .withRequestBody(matchingJsonPath("$.maxResults", equalTo("500")))
            .withRequestBody(matchingJsonPath("$.stateMachineArn", equalTo(MACHINE)))
            .willReturn(
                okJson(
                    """
                    {"executions":[{"executionArn":"%s","stateMachineArn":"%s","name":"one",
                     "status":"TIMED_OUT","startDate":%d,"stopDate":%d}]}
                    """
                        .formatted(ARN, MACHINE, SECONDS, SECONDS + 1))));

    assertThat(executions.newest(MACHINE))
        .containsExactly(
            new Executions.Listed(ARN, "TIMED_OUT", SEVEN, Optional.of(SEVEN.plusSeconds(1))));
  }

  @Test
  void readsTheDefinitionOfTheExecution() {
    server.stubFor(
        operation("DescribeStateMachineForExecution")
            .withRequestBody(equalToJson("{\"executionArn\":\"" + ARN + "\"}"))
            .willReturn(okJson("{\"definition\":\"{\\\"StartAt\\\":\\\"Here\\\"}\"}")));

    assertThat(executions.definitionOf(ARN).needText("StartAt")).isEqualTo("Here");
  }

  @ParameterizedTest
  @CsvSource({
    "400, ThrottlingException",
    "500, InternalServerError",
    "503, ServiceUnavailable",
    "400, ExpiredTokenException"
  })
  void isUnavailableIfARetryMayHelp(int status, String code) {
    fail(status, code);

    assertThatThrownBy(() -> executions.describe(ARN))
        .isInstanceOf(StatesUnavailableException.class)
        .hasMessageContainingAll(ARN, code);
  }

  @ParameterizedTest
  @CsvSource({"ExecutionDoesNotExist", "AccessDeniedException", "InvalidArn"})
  void isRefusedIfARetryCannotHelp(String code) {
    fail(400, code);

    assertThatThrownBy(() -> executions.describe(ARN))
        .isInstanceOf(StatesRefusedException.class)
        .hasMessageContainingAll(ARN, code, "as the service says it");
  }

  @Test
  void isUnavailableAfterAnUnreadableAnswer() {
    server.stubFor(operation("DescribeExecution").willReturn(okJson("{\"status\": what}")));

    assertThatThrownBy(() -> executions.describe(ARN))
        .isInstanceOf(StatesUnavailableException.class)
        .message()
        .doesNotContain("what");
  }

  private static void fail(int status, String code) {
    server.stubFor(
        operation("DescribeExecution")
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withBody(
                        "{\"__type\":\"" + code + "\",\"message\":\"as the service says it\"}")));
  }

  private static MappingBuilder operation(String name) {
    return post("/").withHeader("X-Amz-Target", equalTo("AWSStepFunctions." + name));
  }

  private static String described(String status, String more) {
    return """
    {"executionArn":"%s","stateMachineArn":"%s","name":"one","status":"%s","startDate":%d,
     "input":"{\\"a\\":1}"%s}
    """
        .formatted(ARN, MACHINE, status, SECONDS, more);
  }
}
