package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.EmbeddedConnectionStatus;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.World;
import airstep.json.Json;
import airstep.vocabulary.FlowInput.Selected;
import airstep.vocabulary.json.JsonObject;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The largest allowed runs, with the longest texts, stay within the limits of Step Functions. */
class ManyConnectionsTest {

  private static final int MOST_EVENTS = 25_000;
  private static final int MOST_BYTES = 262_144;

  /** What two throttled starts of its sync would add to the history of a run. */
  private static final int EVENTS_OF_TWO_RETRIES = 6;

  private static final List<String> HOSTILE =
      List.of(
          "\"quoted\" \\ and <tagged> & {\"outcome\":\"SUCCEEDED\"} ".repeat(9),
          "{% $states.input %} $$ ${Settings} ".repeat(9),
          "名前がとても長い接続 ".repeat(30),
          "🎿 ".repeat(100),
          "\\\\\\\\\"\"\"\"".repeat(40));

  @Test
  void fifteenHundredFailuresStayWithinEveryLimit() {
    int count = 1300;
    World world = hostile(count);
    try (FlowWorld stage =
        FlowWorld.Choice.of("all", "connections: all-active\nconcurrency: 40\npoll: 30s")
            .airbyte(world)
            .jobs(Script.of(JobPlan.fails(Duration.ofSeconds(5))))
            .begin()) {
      stage.airbyteFaults.firstOfEach("POST /v1/jobs", Faults.UNAVAILABLE);
      RunReport report = stage.run();
      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(report.alert()).hasValue("delivered");
      assertThat(report.connections())
          .hasSize(count)
          .allSatisfy(one -> assertThat(one.outcome()).isEqualTo("FAILED"))
          .allSatisfy(one -> assertThat(one.triggers()).hasValue(2));
      Execution run = stage.only("run");
      assertThat(run.historyEvents() + count * EVENTS_OF_TWO_RETRIES).isLessThan(MOST_EVENTS);
      assertThat(largestPayload(run)).isLessThan(MOST_BYTES);
      String cause = stage.only("all").cause().orElseThrow();
      assertThat(run.cause()).hasValue(cause);
      assertThat(Causes.read(cause).needWhole("failed")).isEqualTo(count);
      assertThat(Causes.failed(cause)).hasSizeGreaterThan(10);
      assertThat(stage.slack.messages()).hasSize(1);
    }
  }

  /** A run of runs, each failing sync with one retry of its trigger. */
  @Test
  void tenThousandFailuresAreOneRunAndOneReadableMessage() {
    int count = 10_000;
    World world = hostile(count);
    try (FlowWorld stage =
        FlowWorld.Choice.of("all", "connections: all-active\nconcurrency: 400\npoll: 30s")
            .airbyte(world)
            .jobs(Script.of(JobPlan.fails(Duration.ofSeconds(5))))
            .begin()) {
      stage.airbyteFaults.firstOfEach("POST /v1/jobs", Faults.UNAVAILABLE);
      RunReport report = stage.run();
      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(report.alert()).hasValue("delivered");
      assertThat(report.connections())
          .hasSize(count)
          .allSatisfy(one -> assertThat(one.outcome()).isEqualTo("FAILED"))
          .allSatisfy(one -> assertThat(one.triggers()).hasValue(2));
      List<Execution> runs = stage.executions("run");
      assertThat(runs).hasSize(11);
      assertThat(runs)
          .allSatisfy(
              run -> {
                assertThat(run.historyEvents()).isLessThan(MOST_EVENTS);
                assertThat(largestPayload(run)).isLessThan(MOST_BYTES);
              });
      String cause = stage.only("all").cause().orElseThrow();
      assertThat(runs.getFirst().cause()).hasValue(cause);
      assertThat(Causes.read(cause).needWhole("total")).isEqualTo(count);
      assertThat(Causes.read(cause).needWhole("failed")).isEqualTo(count);
      assertThat(Causes.failed(cause)).hasSizeGreaterThan(10);
      assertThat(stage.slack.messages()).hasSize(1);
      assertThat(stage.slack.messages().getFirst().text())
          .contains("all 10,000 connections did not succeed");
    }
  }

  /**
   * The ids are in the input of the flow, of its run and of each part, beside the settings. Most of
   * these connections are switched off, which makes the run no smaller, but shorter.
   */
  @Test
  void asManySelectedConnectionsAsACommandStartsFit() {
    World world = World.empty(1);
    int active = 90;
    for (int n = 0; n < Selected.MOST; n++) {
      world = world.withConnection(AllActiveFlowTest.id(n), "Orders of shop " + n);
    }
    List<String> ids = world.connections().stream().map(one -> one.id().toString()).toList();
    try (FlowWorld stage =
        FlowWorld.Choice.of("all", "connections: all-active\nconcurrency: 80")
            .airbyte(world)
            .jobs(Script.of(JobPlan.succeeds(Duration.ofSeconds(5), 1, 1)))
            .begin()) {
      world.connections().stream()
          .skip(active)
          .forEach(
              off ->
                  stage.airbyte.change(off.id(), it -> it.with(EmbeddedConnectionStatus.INACTIVE)));
      RunReport report =
          stage.finish(stage.stage.start(stage.flow(), Json.write(new Selected(ids))));
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(stage.executions("run")).hasSize(3);
      assertThat(stage.executions("sync")).hasSize(active);
      int left = MOST_BYTES / 5;
      assertThat(stage.recording.executions())
          .allSatisfy(one -> assertThat(largestPayload(one)).isLessThan(MOST_BYTES - left));
    }
  }

  @Test
  void fiveHundredFailuresAreOneReadableMessage() {
    World world = World.empty(1);
    for (int n = 0; n < 500; n++) {
      world = world.withConnection(AllActiveFlowTest.id(n), "Orders of shop " + n);
    }
    try (FlowWorld stage =
        FlowWorld.Choice.of("all", "connections: all-active\nconcurrency: 40\npoll: 30s")
            .airbyte(world)
            .jobs(Script.of(JobPlan.fails(Duration.ofSeconds(5))))
            .begin()) {
      RunReport report = stage.run();
      assertThat(report.alert()).hasValue("delivered");
      assertThat(stage.slack.messages()).hasSize(1);
      String text = stage.slack.messages().getFirst().text();
      assertThat(text).contains("all 500 connections did not succeed");
      JsonNode blocks = stage.slack.messages().getFirst().payload().path("blocks");
      assertThat(blocks.size()).isLessThan(10);
      assertThat(blocks.toString()).contains("more").hasSizeLessThan(3000);
    }
  }

  @Test
  void keepsTheReasonIfTheInputIsLongerThanACause() {
    int count = 400;
    String ids =
        IntStream.range(0, count)
            .mapToObj(n -> AllActiveFlowTest.id(n).toString())
            .collect(Collectors.joining(", "));
    try (FlowWorld stage =
        FlowWorld.Choice.of("named", "concurrency: 40\nconnections: [" + ids + "]")
            .jobs(Script.of(JobPlan.fails(Duration.ofSeconds(5))))
            .begin()) {
      RunReport report = stage.run();
      assertThat(report.connections()).hasSize(count);
      assertThat(stage.only("run").input().length()).isGreaterThan(16_000);
      Execution flow = stage.only("named");
      assertThat(flow.error()).hasValue("RunFailed");
      assertThat(flow.cause()).isEqualTo(stage.only("run").cause());
      assertThat(Causes.failed(flow.cause().orElseThrow())).hasSizeGreaterThan(10);
    }
  }

  @Test
  void longReasonsOfFewConnectionsFitAndTheMostSevereIsNamed() {
    World world = hostile(100);
    for (String hostile : HOSTILE) {
      try (FlowWorld stage =
          FlowWorld.Choice.of("all", "connections: all-active\nconcurrency: 40")
              .airbyte(world)
              .begin()) {
        stage.airbyteFaults.always(
            "POST /v1/jobs", Faults.answer(400, "application/json", message(hostile)));
        RunReport report = stage.run();
        assertThat(report.status()).isEqualTo("FAILED");
        String cause = stage.only("all").cause().orElseThrow();
        List<JsonObject> failed = Causes.failed(cause);
        assertThat(failed).as(hostile).hasSizeGreaterThan(5);
        assertThat(failed.getFirst().needText("reason")).contains(hostile.strip().substring(0, 20));
      }
    }
  }

  /** Texts are limited in characters, a state in bytes. */
  @Test
  void theLongestReasonsAndTheirReportFitIntoOneState() {
    int count = 120;
    World world = World.empty(1);
    for (int n = 0; n < count; n++) {
      world = world.withConnection(AllActiveFlowTest.id(n), "語".repeat(100));
    }
    JobPlan.Failure failure =
        new JobPlan.Failure("語".repeat(40), "語".repeat(40), "🎿".repeat(1000), "");
    try (FlowWorld stage =
        FlowWorld.Choice.of("all", "connections: all-active\nconcurrency: 40\npoll: 30s")
            .airbyte(world)
            .api(Api.OLD)
            .jobs(Script.of(JobPlan.fails(Duration.ofSeconds(5), failure)))
            .begin()) {
      RunReport report = stage.run();
      JsonObject cause = Causes.read(stage.only("all").cause().orElseThrow());
      assertThat(cause.text("reason")).isEmpty();
      assertThat(cause.needWhole("failed")).isEqualTo(count);
      assertThat(report.connections()).hasSize(count);
    }
  }

  private static World hostile(int connections) {
    World world = World.empty(1);
    for (int n = 0; n < connections; n++) {
      world = world.withConnection(AllActiveFlowTest.id(n), HOSTILE.get(n % HOSTILE.size()) + n);
    }
    return world;
  }

  private static String message(String text) {
    return Json.write(Map.of("message", text));
  }

  /** The largest JSON that a state of the execution was given or gave. */
  private static int largestPayload(Execution execution) {
    return execution.history().stream()
        .flatMap(event -> event.render().values().stream())
        .filter(Map.class::isInstance)
        .flatMap(details -> ((Map<?, ?>) details).values().stream())
        .filter(String.class::isInstance)
        .mapToInt(text -> ((String) text).getBytes(StandardCharsets.UTF_8).length)
        .max()
        .orElse(0);
  }
}
