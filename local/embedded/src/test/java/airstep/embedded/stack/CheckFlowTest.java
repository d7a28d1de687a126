package airstep.embedded.stack;

import static airstep.embedded.stack.OneSyncTest.daily;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.ListSubscriptions.Subscription;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.slack.SlackInbox;
import airstep.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** {@code {"check": true}} checks everything and starts nothing. */
class CheckFlowTest {

  private static final String CHECK = "{\"check\":true}";
  private static final JobPlan QUICK = JobPlan.succeeds(Duration.ofSeconds(20), 1, 1);

  @Test
  void aFlowThatCouldRunPassesAndStartsNothing() {
    try (FlowWorld world = daily(QUICK)) {
      RunReport report = check(world);
      assertThat(report.status()).isEqualTo("CHECKED");
      assertThat(report.succeeded()).isTrue();
      assertThat(report.problems()).isEmpty();
      assertThat(report.notes()).isEmpty();
      assertThat(world.only("daily").output().orElseThrow())
          .contains("\"workspaces\":1", "\"connections\":1", "\"byHand\":true");
      assertThat(world.slack.messages())
          .singleElement()
          .satisfies(
              message ->
                  assertThat(message.text())
                      .isEqualTo("Airstep check, no alert: daily - no problems found"));
      assertNothingStarted(world);
    }
  }

  @Test
  void twoChecksAreTwoChecks() {
    try (FlowWorld world = daily(QUICK)) {
      assertThat(check(world).status()).isEqualTo("CHECKED");
      assertThat(check(world).status()).isEqualTo("CHECKED");
    }
  }

  @Test
  void reportsAMissingConnectionHereAndInSlack() {
    try (FlowWorld world = daily(QUICK)) {
      world.airbyteFaults.always(
          "GET /v1/connections", Faults.answer(404, "application/json", "{}"));
      RunReport report = check(world);
      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(world.only("daily").error()).hasValue("CheckFailed");
      assertThat(report.problems())
          .singleElement()
          .asString()
          .startsWith("Airbyte has no connection 00000000-0000-4000-8000-000000000001");
      assertThat(report.alert()).hasValue("delivered");
      assertThat(world.slack.messages().getFirst().payload().toString())
          .contains("Airbyte has no connection");
      assertNothingStarted(world);
    }
  }

  @Test
  void checksEveryPartAfterAFailure() {
    try (FlowWorld world = daily(QUICK)) {
      world.airbyteFaults.always("", Faults.UNAVAILABLE);
      world.stage.subscriptions(new Subscription("ops@example.com", false));
      world.slack.answerNext(SlackInbox.answer(410, "channel_is_archived"));
      RunReport report = check(world);
      assertThat(report.problems())
          .satisfiesExactly(
              airbyte -> assertThat(airbyte).startsWith("Airbyte: Airbyte answered 503 to"),
              alarms ->
                  assertThat(alarms)
                      .startsWith("the subscription of ops@example.com to alarms is not confirmed"),
              slack ->
                  assertThat(slack)
                      .startsWith("Slack: not delivered: Slack answered 410 channel_is_archived"));
      assertNothingStarted(world);
    }
  }

  @Test
  void namesAMissingSecret() {
    try (FlowWorld world = daily(QUICK)) {
      world.secrets.put(world.flow().airbyteSecret(), "{}");
      assertThat(check(world).problems())
          .singleElement()
          .asString()
          .startsWith("Airbyte: secret " + world.flow().airbyteSecret());
      assertThat(world.slack.messages()).hasSize(1);
    }
  }

  @Test
  void everySubscriptionThatIsNotConfirmedIsReported() {
    try (FlowWorld world = daily(QUICK)) {
      world.stage.subscriptions(
          new Subscription("a@example.com", false),
          new Subscription("b@example.com", true),
          new Subscription("c@example.com", false));
      assertThat(check(world).problems())
          .satisfiesExactly(
              first -> assertThat(first).contains("of a@example.com to alarms is not confirmed"),
              second -> assertThat(second).contains("of c@example.com to alarms is not confirmed"));
    }
  }

  @Test
  void alarmsWithoutASubscriberAreOnlyNoted() {
    try (FlowWorld world = daily(QUICK)) {
      world.stage.subscriptions();
      RunReport report = check(world);
      assertThat(report.status()).isEqualTo("CHECKED");
      assertThat(report.notes()).containsExactly("no one is subscribed to alarms");
    }
  }

  @Test
  void subscriptionsThatCannotBeListedAreAProblem() {
    try (FlowWorld world = daily(QUICK)) {
      Execution flow =
          world.beginMutant(
              UnaryOperator.identity(),
              run -> run.replace("arn:aws:sns:", "arn:aws:sqs:"),
              UnaryOperator.identity(),
              CHECK);
      world.timeline.runUntil(flow::isClosed);
      assertThat(Causes.read(flow.cause().orElseThrow()).texts("problems"))
          .containsExactly(
              "the subscriptions to alarms: Sns.InvalidParameterException: Invalid parameter:"
                  + " TopicArn");
    }
  }

  @Test
  void aCheckShowsNoSecret() {
    String key = "ab_key_0123456789abcdefghijklmnop";
    List<Consumer<FlowWorld>> troubles =
        List.of(
            _ -> {},
            world -> world.airbyteFaults.echo("", 401, true),
            world -> world.airbyteFaults.echo("", 503, false),
            world ->
                world.slackFaults.always(
                    "POST", Faults.answer(404, "text/plain", "no " + FlowWorld.WEBHOOK)));
    for (Consumer<FlowWorld> trouble : troubles) {
      try (FlowWorld world = daily(QUICK)) {
        world.secrets.put(
            world.flow().airbyteSecret(),
            Json.write(Map.of("api_url", FlowWorld.AIRBYTE + "/v1", "api_key", key)));
        trouble.accept(world);
        RunReport report = check(world);
        List<String> shown = new ArrayList<>(world.trace());
        shown.addAll(world.logLines);
        shown.add(report.toJson());
        world.slack.messages().forEach(message -> shown.add(message.payload().toString()));
        assertThat(shown)
            .hasSizeGreaterThan(20)
            .noneMatch(text -> text.contains(key) || text.contains(FlowWorld.WEBHOOK));
      }
    }
  }

  private static RunReport check(FlowWorld world) {
    return world.finish(world.stage.start(world.flow(), CHECK));
  }

  private static void assertNothingStarted(FlowWorld world) {
    assertThat(world.airbyte.jobs()).isEmpty();
    assertThat(world.executions("sync")).isEmpty();
    assertThat(world.published).isEmpty();
    assertThat(world.logLines).noneMatch(line -> line.contains("\"_aws\""));
    assertThat(world.airbyte.requests())
        .noneMatch(
            request ->
                !request.method().equals("GET") && !request.target().contains("/applications/"));
  }
}
