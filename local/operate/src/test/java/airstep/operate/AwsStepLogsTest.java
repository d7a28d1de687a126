package airstep.operate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.http.CrtClient;
import airstep.json.Json;
import airstep.vocabulary.StepName;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** CloudWatch Logs answers in the shapes of its API reference. */
class AwsStepLogsTest {

  private static final String RUN =
      "arn:aws:states:eu-central-1:123456789012:execution:airstep-dev-run:daily_1";
  private static final String SYNC =
      "arn:aws:states:eu-central-1:123456789012:execution:airstep-dev-sync:sync-1";
  private static final Instant START = Instant.parse("2026-11-22T07:00:00Z");

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private final SdkHttpClient http = CrtClient.open();
  private SfnClient states;
  private CloudWatchLogsClient logs;
  private AwsStepLogs reader;

  @BeforeEach
  void open() {
    URI uri = URI.create(SERVER.baseUrl());
    states =
        SfnClient.builder()
            .httpClient(http)
            .region(Region.EU_CENTRAL_1)
            .endpointOverride(uri)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();
    logs =
        CloudWatchLogsClient.builder()
            .httpClient(http)
            .region(Region.EU_CENTRAL_1)
            .endpointOverride(uri)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();
    reader = new AwsStepLogs("dev", states, () -> logs);
    SERVER.stubFor(filtering().willReturn(okJson(page(null))));
    execution(START.plusSeconds(300));
  }

  @AfterEach
  void close() {
    states.close();
    logs.close();
    http.close();
  }

  @Test
  void readsAllGroupsAndPagesOldestFirst() {
    String triggered = line(2, "TriggerSync", SYNC);
    // Later than what another function logged of the first sync.
    String second = SYNC + "-second";
    String prepared = line(3, "PrepareSync", second);
    String planned = line(1, "PlanRun", RUN);
    SERVER.stubFor(of("trigger-sync").willReturn(okJson(page(null, event(2, triggered)))));
    String start = event(0, "START RequestId: 1 Version: 7");
    SERVER.stubFor(of("plan-run").willReturn(okJson(page("more", start))));
    SERVER.stubFor(
        of("plan-run")
            .withRequestBody(matchingJsonPath("$.nextToken", equalTo("more")))
            .willReturn(okJson(page(null, event(1, planned + "\n")))));
    SERVER.stubFor(
        of("prepare-sync")
            .willReturn(
                okJson(
                    page(
                        null,
                        event(2, line(2, "PrepareSync", SYNC + "-of-another-run")),
                        event(3, prepared),
                        event(2, "{\"time\":\"2026\",\"type\":\"platform.report\"}")))));

    assertThat(reader.lines(List.of(RUN, SYNC, second), Instant.EPOCH))
        .containsExactly(planned, triggered, prepared);
  }

  @Test
  void asksForTheTimeAndTheExecutionsOfTheRun() {
    var _ = reader.lines(List.of(RUN, SYNC), Instant.EPOCH);
    SERVER.verify(
        postRequestedFor(urlEqualTo("/"))
            .withRequestBody(
                matchingJsonPath("$.logGroupName", equalTo("/aws/lambda/airstep-dev-plan-run")))
            .withRequestBody(matchingJsonPath("$.startTime", millis(START.minusSeconds(5))))
            .withRequestBody(matchingJsonPath("$.endTime", millis(START.plusSeconds(1200))))
            .withRequestBody(
                matchingJsonPath(
                    "$.filterPattern",
                    equalTo(
                        "{ $.execution = \"%s\" || $.execution = \"%s\" }".formatted(RUN, SYNC)))));
  }

  @Test
  void asksForAllLinesIfThereAreTooManyExecutionsOrTheRunGoesOn() {
    execution(null);
    List<String> many =
        Stream.concat(Stream.of(RUN), IntStream.range(0, 10).mapToObj(i -> SYNC + i)).toList();
    var _ = reader.lines(many, START.plusSeconds(60));
    SERVER.verify(
        StepName.values().length,
        postRequestedFor(urlEqualTo("/"))
            .withRequestBody(matchingJsonPath("$.startTime", millis(START.plusSeconds(60))))
            .withRequestBody(matchingJsonPath("$.endTime", absent()))
            .withRequestBody(matchingJsonPath("$.filterPattern", absent())));
  }

  @Test
  void aStageOfAnEarlierReleaseHasFewerGroups() {
    String planned = line(1, "PlanRun", RUN);
    SERVER.stubFor(
        filtering()
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withBody(
                        "{\"__type\":\"ResourceNotFoundException\",\"message\":\"The specified"
                            + " log group does not exist.\"}")));
    SERVER.stubFor(of("plan-run").willReturn(okJson(page(null, event(1, planned)))));
    assertThat(reader.lines(List.of(RUN), Instant.EPOCH)).containsExactly(planned);
  }

  private static MappingBuilder filtering() {
    return post("/").withHeader("X-Amz-Target", equalTo("Logs_20140328.FilterLogEvents"));
  }

  private static MappingBuilder of(String function) {
    String group = "/aws/lambda/airstep-dev-" + function;
    return filtering().withRequestBody(matchingJsonPath("$.logGroupName", equalTo(group)));
  }

  private static StringValuePattern millis(Instant at) {
    return equalTo(Long.toString(at.toEpochMilli()));
  }

  private static String line(int second, String step, String execution) {
    return Json.write(
        Map.of(
            "timestamp",
            START.plusSeconds(second).toString(),
            "step",
            step,
            "execution",
            execution,
            "message",
            "http"));
  }

  private static String event(int second, String message) {
    return """
    {"logStreamName": "2026/11/22/[7]0123456789abcdef0123456789abcdef", "timestamp": %d,
     "message": %s, "ingestionTime": %d, "eventId": "0"}
    """
        .formatted(
            START.plusSeconds(second).toEpochMilli(),
            Json.write(message),
            START.plusSeconds(second + 2).toEpochMilli());
  }

  private static String page(String next, String... events) {
    String token = next == null ? "" : ", \"nextToken\": \"" + next + "\"";
    return "{\"events\": [%s], \"searchedLogStreams\": []%s}"
        .formatted(String.join(",", events), token);
  }

  private void execution(Instant end) {
    SERVER.stubFor(
        post("/")
            .withHeader("X-Amz-Target", equalTo("AWSStepFunctions.DescribeExecution"))
            .willReturn(
                okJson(
                    """
                    {"executionArn": "%s", "status": "%s", "startDate": %d %s}
                    """
                        .formatted(
                            RUN,
                            end == null ? "RUNNING" : "SUCCEEDED",
                            START.getEpochSecond(),
                            end == null ? "" : ", \"stopDate\": " + end.getEpochSecond()))));
  }
}
