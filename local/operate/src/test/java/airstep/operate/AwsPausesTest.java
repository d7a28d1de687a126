package airstep.operate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.http.CrtClient;
import airstep.operate.TriggerState.State;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;

/** Pauses on AWS, against the documented requests and responses of EventBridge and Scheduler. */
class AwsPausesTest {

  private static final Instant NOW = Instant.parse("2026-11-28T22:00:00Z");
  private static final Instant LATER = Instant.parse("2026-11-29T00:00:30Z");
  private static final String ARN =
      "arn:aws:events:eu-west-1:123456789012:rule/airstep-dev-daily.cron";
  private static final Pause TWO_HOURS = new Pause(Optional.of(LATER), "Salesforce, see the wiki");
  private static final Pause FOR_GOOD = new Pause(Optional.empty(), "");
  private static final String SCHEDULE = "/schedules/airstep-dev-berlin.cron";
  private static final String RESUME = "/schedules/airstep-dev-daily.resume.cron";

  private static final Flow DAILY = flow("daily", "schedule: {cron: 0 7 * * *}");
  private static final Flow BERLIN =
      flow("berlin", "schedule: {cron: 0 7 * * *, timezone: Europe/Berlin}");

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .failOnUnmatchedRequests(true)
          .build();

  private static EventBridgeClient events;
  private static SchedulerClient scheduler;

  private final AwsPauses pauses =
      new AwsPauses("dev", () -> events, () -> scheduler, Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeAll
  static void open() {
    var key = StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));
    events =
        EventBridgeClient.builder()
            .endpointOverride(URI.create(server.baseUrl()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(key)
            .httpClient(CrtClient.open())
            .overrideConfiguration(it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
    scheduler =
        SchedulerClient.builder()
            .endpointOverride(URI.create(server.baseUrl()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(key)
            .httpClient(CrtClient.open())
            .overrideConfiguration(it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
  }

  @AfterAll
  static void close() {
    events.close();
    scheduler.close();
  }

  @BeforeEach
  void everyChangeSucceeds() {
    for (String change :
        new String[] {"TagResource", "UntagResource", "DisableRule", "EnableRule"}) {
      event(change, okJson("{}"));
    }
    rule("ENABLED", "");
    String arn = "{\"ScheduleArn\": \"arn:aws:scheduler:eu-west-1:123456789012:schedule/g/n\"}";
    server.stubFor(post(urlPathEqualTo(RESUME)).willReturn(okJson(arn)));
    server.stubFor(put(urlPathEqualTo(RESUME)).willReturn(okJson(arn)));
    server.stubFor(WireMock.delete(urlPathEqualTo(RESUME)).willReturn(okJson("{}")));
    server.stubFor(put(urlPathEqualTo(SCHEDULE)).willReturn(okJson(arn)));
  }

  @Test
  void aRuleIsDisabledAndEnabledByItselfAtTheEnd() {
    pauses.pause(DAILY, TWO_HOURS);

    server.verify(
        postRequestedFor(urlEqualTo(RESUME))
            .withRequestBody(
                equalToJson(
                    """
                    {"GroupName": "airstep-dev-flows",
                     "Description": "Ends the pause of flow daily",
                     "ScheduleExpression": "at(2026-11-29T00:00:30)",
                     "ScheduleExpressionTimezone": "UTC",
                     "FlexibleTimeWindow": {"Mode": "OFF"},
                     "ActionAfterCompletion": "DELETE",
                     "State": "ENABLED",
                     "ClientToken": "${json-unit.any-string}",
                     "Target": {
                       "Arn": "arn:aws:scheduler:::aws-sdk:eventbridge:enableRule",
                       "RoleArn": "arn:aws:iam::123456789012:role/airstep-dev-resume-eu-west-1",
                       "Input": "{\\"Name\\":\\"airstep-dev-daily.cron\\",\\"EventBusName\\":\\"default\\"}",
                       "DeadLetterConfig": {
                         "Arn": "arn:aws:sqs:eu-west-1:123456789012:airstep-dev-missed-starts"}}}
                    """)));
    server.verify(
        sent("TagResource")
            .withRequestBody(
                equalToJson(
                    """
                    {"ResourceARN": "%s", "Tags": [{"Key": "airstep:pause",
                      "Value": "Paused until 2026-11-29T00:00:30Z: Salesforce=2C see the wiki"}]}
                    """
                        .formatted(ARN))));
    server.verify(
        sent("DisableRule")
            .withRequestBody(
                equalToJson(
                    "{\"Name\": \"airstep-dev-daily.cron\", \"EventBusName\": \"default\"}")));
  }

  @Test
  void aRuleIsNotDisabledIfItsPauseCouldNotEnd() {
    server.stubFor(
        post(urlPathEqualTo(RESUME))
            .willReturn(refused(403, "AccessDeniedException", "not authorized")));

    assertThatThrownBy(() -> pauses.pause(DAILY, TWO_HOURS)).isInstanceOf(SchedulerException.class);

    server.verify(0, sent("DisableRule"));
  }

  @Test
  void anotherPauseReplacesTheEndOfTheFirst() {
    server.stubFor(
        post(urlPathEqualTo(RESUME)).willReturn(refused(409, "ConflictException", "it exists")));

    pauses.pause(DAILY, TWO_HOURS);

    server.verify(1, putRequestedFor(urlEqualTo(RESUME)));
    server.verify(1, sent("DisableRule"));
  }

  @Test
  void aPauseWithoutAnEndRemovesAnEarlierEnd() {
    pauses.pause(DAILY, FOR_GOOD);

    server.verify(1, deleteRequestedFor(urlPathEqualTo(RESUME)));
    server.verify(0, postRequestedFor(urlEqualTo(RESUME)));
    server.verify(1, sent("DisableRule"));
  }

  @Test
  void aRuleThatIsResumedKeepsNothingOfThePause() {
    server.stubFor(
        WireMock.delete(urlPathEqualTo(RESUME))
            .willReturn(refused(404, "ResourceNotFoundException", "gone")));

    pauses.resume(DAILY);

    server.verify(1, sent("EnableRule"));
    server.verify(1, sent("UntagResource"));
    server.verify(
        1,
        deleteRequestedFor(urlPathEqualTo(RESUME))
            .withQueryParam("groupName", equalTo("airstep-dev-flows")));
  }

  @Test
  void anotherMachineReadsThePauseOfARule() {
    rule("DISABLED", "Paused until 2026-11-29T00:00:30Z: Salesforce=2C see the wiki");
    assertThat(pauses.of(DAILY).active(NOW)).contains(TWO_HOURS);

    rule("DISABLED", "Paused");
    assertThat(pauses.of(DAILY).active(NOW)).contains(FOR_GOOD);

    rule("DISABLED", "");
    assertThat(state(DAILY)).isEqualTo(State.DISABLED);
    assertThat(pauses.of(DAILY).active(NOW)).isEmpty();

    rule("ENABLED", "Paused until 2026-11-28T07:00:00Z");
    assertThat(state(DAILY)).isEqualTo(State.ENABLED);
    assertThat(pauses.of(DAILY).active(NOW)).isEmpty();
  }

  @Test
  void aRuleThatIsNotDeployedIsMissingAndStaysSo() {
    event("DescribeRule", refused(400, "ResourceNotFoundException", "no such rule"));

    assertThat(state(DAILY)).isEqualTo(State.MISSING);
    pauses.pause(DAILY, TWO_HOURS);

    server.verify(0, sent("DisableRule"));
  }

  @Test
  void missingPermissionIsNoMissingRule() {
    event("DescribeRule", refused(400, "AccessDeniedException", "not authorized"));

    assertThatThrownBy(() -> pauses.of(DAILY)).isInstanceOf(EventBridgeException.class);
  }

  @Test
  void everyRuleOfAFlowIsPausedOnItsBus() {
    Flow both = flow("daily", "schedule: {cron: 0 7 1 * 1}\non: {bus: partners, source: [dbt]}");
    for (String resume : new String[] {"resume.cron2", "resume.on"}) {
      server.stubFor(
          WireMock.delete(urlPathEqualTo("/schedules/airstep-dev-daily." + resume))
              .willReturn(okJson("{}")));
    }

    pauses.pause(both, FOR_GOOD);

    for (String rule :
        new String[] {
          "cron\", \"EventBusName\": \"default",
          "cron2\", \"EventBusName\": \"default",
          "on\", \"EventBusName\": \"partners"
        }) {
      server.verify(
          1,
          sent("DisableRule")
              .withRequestBody(equalToJson("{\"Name\": \"airstep-dev-daily." + rule + "\"}")));
    }
  }

  @Test
  void aScheduleStartsNothingBeforeTheEndOfItsPause() {
    schedule("ENABLED", "Starts flow berlin", "");

    pauses.pause(BERLIN, TWO_HOURS);

    updated(
        "ENABLED",
        "Starts flow berlin [Paused until 2026-11-29T00:00:30Z: Salesforce, see the wiki]",
        "\"StartDate\": " + LATER.getEpochSecond() + ",");
  }

  @Test
  void aPauseWithoutAnEndDisablesASchedule() {
    schedule("ENABLED", "Starts flow berlin [Paused until 2026-11-01T00:00:00Z]", "");

    pauses.pause(BERLIN, FOR_GOOD);

    updated("DISABLED", "Starts flow berlin [Paused]", "");
  }

  @Test
  void aScheduleThatIsResumedIsAsItWasDeployed() {
    schedule(
        "ENABLED",
        "Starts flow berlin [Paused until 2026-11-29T00:00:30Z: Salesforce]",
        "\"StartDate\": " + LATER.getEpochSecond() + ",");

    pauses.resume(BERLIN);

    updated("ENABLED", "Starts flow berlin", "");
  }

  @Test
  void anotherMachineReadsThePauseOfASchedule() {
    String paused =
        "Starts flow berlin [Paused until 2026-11-29T00:00:30Z: Salesforce, see the wiki]";
    schedule("ENABLED", paused, "\"StartDate\": " + LATER.getEpochSecond() + ",");
    assertThat(pauses.of(BERLIN).active(NOW)).contains(TWO_HOURS);

    schedule("ENABLED", paused, "\"StartDate\": " + NOW.minusSeconds(60).getEpochSecond() + ",");
    assertThat(pauses.of(BERLIN).active(NOW)).isEmpty();
    assertThat(state(BERLIN)).isEqualTo(State.ENABLED);

    schedule("DISABLED", "Starts flow berlin [Paused]", "");
    assertThat(pauses.of(BERLIN).active(NOW)).contains(FOR_GOOD);

    schedule("DISABLED", "Starts flow berlin [Paused until 2026-11-01T00:00:00Z]", "");
    assertThat(state(BERLIN)).isEqualTo(State.DISABLED);

    schedule("DISABLED", "Starts flow berlin", "");
    assertThat(state(BERLIN)).isEqualTo(State.DISABLED);

    server.stubFor(
        get(urlPathEqualTo(SCHEDULE))
            .willReturn(refused(404, "ResourceNotFoundException", "no such schedule")));
    assertThat(state(BERLIN)).isEqualTo(State.MISSING);
  }

  private State state(Flow flow) {
    return pauses.of(flow).triggers().getFirst().state();
  }

  /** The update carries over every field that it does not change. */
  private static void updated(String state, String description, String startDate) {
    server.verify(
        1,
        putRequestedFor(urlEqualTo(SCHEDULE))
            .withRequestBody(
                equalToJson(
                    schedule(state, description, startDate, "airstep-dev-flows")
                        .replace(
                            "{\"GroupName\"",
                            "{\"ClientToken\": \"${json-unit.any-string}\", \"GroupName\""))));
  }

  private static void schedule(String state, String description, String startDate) {
    String body = schedule(state, description, startDate, "airstep-dev-flows");
    server.stubFor(
        get(urlPathEqualTo(SCHEDULE))
            .withQueryParam("groupName", equalTo("airstep-dev-flows"))
            .willReturn(
                okJson(
                    body.replace(
                        "{\"GroupName\"",
                        "{\"Name\": \"airstep-dev-berlin.cron\", \"GroupName\""))));
  }

  private static String schedule(String state, String description, String startDate, String group) {
    return """
    {"GroupName": "%s", "State": "%s", "Description": "%s", %s
     "ActionAfterCompletion": "NONE",
     "KmsKeyArn": "arn:aws:kms:eu-west-1:123456789012:key/k",
     "ScheduleExpression": "cron(0 7 * * ? *)", "ScheduleExpressionTimezone": "Europe/Berlin",
     "FlexibleTimeWindow": {"Mode": "OFF"},
     "Target": {"Arn": "arn:aws:states:eu-west-1:123456789012:stateMachine:airstep-dev-berlin",
       "RoleArn": "arn:aws:iam::123456789012:role/r", "Input": "{}",
       "DeadLetterConfig": {"Arn": "arn:aws:sqs:eu-west-1:123456789012:q"},
       "RetryPolicy": {"MaximumEventAgeInSeconds": 3600, "MaximumRetryAttempts": 185}}}
    """
        .formatted(group, state, description, startDate)
        .strip();
  }

  private static void rule(String state, String note) {
    event("DescribeRule", okJson("{\"Arn\": \"%s\", \"State\": \"%s\"}".formatted(ARN, state)));
    String tag = "{\"Key\": \"airstep:pause\", \"Value\": \"" + note + "\"}";
    String tags = "{\"Key\": \"flow\", \"Value\": \"daily\"}" + (note.isEmpty() ? "" : ", " + tag);
    event("ListTagsForResource", okJson("{\"Tags\": [" + tags + "]}"));
  }

  private static void event(String operation, ResponseDefinitionBuilder response) {
    server.stubFor(
        post(urlEqualTo("/"))
            .withHeader("X-Amz-Target", equalTo("AWSEvents." + operation))
            .willReturn(response));
  }

  private static com.github.tomakehurst.wiremock.matching.RequestPatternBuilder sent(
      String operation) {
    return postRequestedFor(urlEqualTo("/"))
        .withHeader("X-Amz-Target", equalTo("AWSEvents." + operation));
  }

  private static ResponseDefinitionBuilder refused(int status, String error, String message) {
    return aResponse()
        .withStatus(status)
        .withHeader("x-amzn-ErrorType", error)
        .withBody("{\"__type\": \"%s\", \"message\": \"%s\"}".formatted(error, message));
  }

  private static Flow flow(String name, String triggers) {
    return FlowReader.of(name, triggers + "\nconnections: all-active\n");
  }
}
