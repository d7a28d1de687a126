package airstep.doctor;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import airstep.json.Json;
import airstep.operate.AwsPauses;
import airstep.operate.NextCommand;
import airstep.operate.Place;
import airstep.operate.PlaceName;
import airstep.statemachine.FunctionNames;
import airstep.vocabulary.StepName;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The services of a stage on AWS in the shapes that AWS documents. */
final class AwsWorld {

  static final String TOPIC = "arn:aws:sns:eu-west-2:111111111111:airstep-prod-alarms";
  private static final String STATES = "arn:aws:states:eu-west-2:111111111111:";

  private final WireMockExtension server;

  AwsWorld(WireMockExtension server) {
    this.server = server;
  }

  static WireMockExtension server() {
    return WireMockExtension.newInstance()
        .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
        .build();
  }

  Place place() {
    SfnClient states = open(SfnClient.builder());
    return new Place(
        PlaceName.onAws("prod", "eu-west-2", NextCommand.onAws(Map.of("--on", "aws"))),
        states,
        AwsWorld::machine,
        (_, _) -> List.of(),
        new AwsPauses(
            "prod",
            () -> open(EventBridgeClient.builder()),
            () -> open(SchedulerClient.builder()),
            Clock.systemUTC()),
        () -> open(SnsClient.builder()),
        () -> open(LambdaClient.builder()),
        states::close);
  }

  private <C, B extends AwsClientBuilder<B, C>> C open(B builder) {
    return builder
        .endpointOverride(URI.create(server.baseUrl()))
        .region(Region.EU_WEST_2)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .overrideConfiguration(it -> it.retryStrategy(RetryMode.STANDARD))
        .build();
  }

  static String machine(String name) {
    return STATES + "stateMachine:airstep-prod-" + name;
  }

  /** Every call is refused for lack of permission, unless it is stubbed later. */
  void refuse() {
    server.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withBody(
                        """
                        {"__type": "AccessDeniedException", "message": "not authorized to do this"}
                        """)));
  }

  void definition(String name, String definition) {
    server.stubFor(
        post("/")
            .withHeader("X-Amz-Target", equalTo("AWSStepFunctions.DescribeStateMachine"))
            .withRequestBody(matchingJsonPath("$.stateMachineArn", equalTo(machine(name))))
            .willReturn(
                okJson(
                    Json.write(
                        Map.of(
                            "stateMachineArn",
                            machine(name),
                            "name",
                            "airstep-prod-" + name,
                            "definition",
                            definition,
                            "roleArn",
                            "arn:aws:iam::111111111111:role/airstep",
                            "type",
                            "STANDARD",
                            "creationDate",
                            1.7e9)))));
  }

  void noMachine(String name) {
    server.stubFor(
        post("/")
            .withHeader("X-Amz-Target", equalTo("AWSStepFunctions.DescribeStateMachine"))
            .withRequestBody(matchingJsonPath("$.stateMachineArn", equalTo(machine(name))))
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withBody("{\"__type\": \"StateMachineDoesNotExist\", \"message\": \"no\"}")));
  }

  /** The execution of a machine that runs, with as many events. */
  void running(String name, double startedAt, long events) {
    String execution = STATES + "execution:airstep-prod-" + name + ":long-one";
    target("AWSStepFunctions.ListExecutions", "{\"executions\": []}");
    server.stubFor(
        post("/")
            .withHeader("X-Amz-Target", equalTo("AWSStepFunctions.ListExecutions"))
            .withRequestBody(matchingJsonPath("$.stateMachineArn", equalTo(machine(name))))
            .withRequestBody(matchingJsonPath("$.statusFilter", equalTo("RUNNING")))
            .willReturn(
                okJson(
                    """
                    {"executions": [{"executionArn": "%s", "stateMachineArn": "%s",
                     "name": "long-one", "status": "RUNNING", "startDate": %s}]}
                    """
                        .formatted(execution, machine(name), startedAt))));
    target(
        "AWSStepFunctions.GetExecutionHistory",
        "{\"events\": [{\"id\": %d, \"previousEventId\": 1, \"type\": \"WaitStateEntered\", \"timestamp\": 1.7e9}], \"nextToken\": \"more\"}"
            .formatted(events));
  }

  /** A rule of the bus, without tags. */
  void rule(String flow, String state) {
    String name = "airstep-prod-" + flow + ".cron";
    server.stubFor(
        post("/")
            .withHeader("X-Amz-Target", equalTo("AWSEvents.DescribeRule"))
            .withRequestBody(matchingJsonPath("$.Name", equalTo(name)))
            .willReturn(
                okJson(
                    """
                    {"Name": "%s", "State": "%s", "EventBusName": "default",
                     "Arn": "arn:aws:events:eu-west-2:111111111111:rule/%s"}
                    """
                        .formatted(name, state, name))));
    target("AWSEvents.ListTagsForResource", "{\"Tags\": []}");
  }

  void noRule() {
    server.stubFor(
        post("/")
            .withHeader("X-Amz-Target", equalTo("AWSEvents.DescribeRule"))
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withBody("{\"__type\": \"ResourceNotFoundException\", \"message\": \"no\"}")));
  }

  /** A schedule of the group. */
  void schedule(String flow, String state) {
    server.stubFor(
        get(urlPathEqualTo("/schedules/airstep-prod-" + flow + ".cron"))
            .withQueryParam("groupName", equalTo("airstep-prod-flows"))
            .willReturn(
                okJson(
                    """
                    {"Name": "airstep-prod-%s.cron", "State": "%s", "GroupName": "airstep-prod-flows"}
                    """
                        .formatted(flow, state))));
  }

  /** The subscriptions of the topic: endpoint and ARN, in turns. */
  void subscriptions(String... subscriptions) {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < subscriptions.length; i += 2) {
      String protocol = subscriptions[i].startsWith("https") ? "https" : "email";
      members.append(
          """
          <member><TopicArn>%s</TopicArn><Protocol>%s</Protocol><Owner>111111111111</Owner>
          <Endpoint>%s</Endpoint><SubscriptionArn>%s</SubscriptionArn></member>
          """
              .formatted(TOPIC, protocol, subscriptions[i], subscriptions[i + 1]));
    }
    server.stubFor(
        post("/")
            .withRequestBody(containing("Action=ListSubscriptionsByTopic"))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/xml")
                    .withBody(
                        """
                        <ListSubscriptionsByTopicResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
                          <ListSubscriptionsByTopicResult><Subscriptions>%s</Subscriptions>
                          </ListSubscriptionsByTopicResult>
                          <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
                        </ListSubscriptionsByTopicResponse>
                        """
                            .formatted(members))));
  }

  /** A function and the hash of its code. */
  void function(StepName step, String sha256) {
    String name = new FunctionNames("prod").of(step);
    server.stubFor(
        get(configuration(name))
            .willReturn(
                okJson(
                    """
                    {"FunctionName": "%1$s", "Version": "$LATEST", "Runtime": "java25",
                     "FunctionArn": "arn:aws:lambda:eu-west-2:111111111111:function:%1$s",
                     "CodeSize": 12000000, "CodeSha256": "%2$s", "State": "Active",
                     "LastModified": "2026-11-27T12:00:00.000+0000", "PackageType": "Zip"}
                    """
                        .formatted(name, sha256))));
  }

  void noFunction(StepName step) {
    server.stubFor(
        get(configuration(new FunctionNames("prod").of(step)))
            .willReturn(
                aResponse()
                    .withStatus(404)
                    .withHeader("X-Amzn-Errortype", "ResourceNotFoundException")
                    .withBody("{\"Type\": \"User\", \"Message\": \"Function not found\"}")));
  }

  private static String configuration(String function) {
    return "/2015-03-31/functions/" + function + "/configuration";
  }

  private void target(String target, String answer) {
    server.stubFor(
        post("/").withHeader("X-Amz-Target", equalTo(target)).willReturn(okJson(answer)));
  }
}
