package airstep.embedded.stack;

import static airstep.embedded.stack.OneSyncTest.daily;
import static airstep.embedded.stack.OneSyncTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.embedded.airbyte.EmbeddedConnection;
import airstep.embedded.airbyte.EmbeddedConnectionStatus;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.World;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The events and metrics that a run and its syncs publish. */
class PublishFlowTest {

  private static final JobPlan QUICK = JobPlan.succeeds(Duration.ofSeconds(20), 12, 3400);

  @Test
  void publishesRowsAndBytesOfASync() {
    try (FlowWorld world = daily(QUICK)) {
      world.run();
      JsonObject event = world.published("Airstep Sync").getFirst();
      assertThat(event.needText("source")).isEqualTo("airstep");
      assertThat(event.needText("detail-type")).isEqualTo("Airstep Sync Succeeded");
      assertThat(event.texts("resources")).contains(world.only("sync").arn());
      assertThat(event.needObject("detail").fields())
          .containsEntry("stage", "local")
          .containsEntry("flow", "daily")
          .containsEntry("tags", List.of("daily"))
          .containsEntry("execution", world.only("sync").arn())
          .containsEntry("connectionId", "00000000-0000-4000-8000-000000000001")
          .containsEntry("name", "Connection 1")
          .containsEntry("outcome", "SUCCEEDED")
          .containsEntry("jobId", 1L)
          .containsEntry("rows", 12L)
          .containsEntry("bytes", 3400L)
          .containsEntry("durationSeconds", 20L)
          .containsEntry("triggers", 1L)
          .containsEntry("polls", 1L);
    }
  }

  @Test
  void everyOutcomeHasItsOwnEvent() {
    Map<JobPlan, String> ends =
        Map.of(
            QUICK,
            "Succeeded",
            JobPlan.fails(Duration.ofSeconds(50)),
            "Failed",
            JobPlan.neverEnds(),
            "Timed Out");
    ends.forEach(
        (plan, end) -> {
          try (FlowWorld world = daily(plan)) {
            world.run();
            assertThat(world.published("Airstep Sync"))
                .singleElement()
                .satisfies(
                    event ->
                        assertThat(event.needText("detail-type")).isEqualTo("Airstep Sync " + end));
          }
        });
  }

  @Test
  void aSyncByHandBelongsToNoFlow() {
    try (FlowWorld world = daily(QUICK)) {
      var _ = world.sync("{\"connectionId\":\"00000000-0000-4000-8000-000000000001\"}");
      assertThat(detail(world, "Airstep Sync Succeeded").fields())
          .containsEntry("flow", null)
          .containsEntry("tags", List.of());
    }
  }

  @Test
  void publishesASyncThatNeverStarted() {
    try (FlowWorld world = daily(QUICK)) {
      for (String input : List.of("{}", "\"now\"", "{\"connectionId\":7,\"tags\":\"one\"}")) {
        world.published.clear();
        var _ = world.sync(input);
        assertThat(detail(world, "Airstep Sync Failed").needText("reason"))
            .as(input)
            .startsWith("nothing was started: ");
      }
    }
  }

  @Test
  void aFailedEventIsRetriedAndChangesNothing() {
    try (FlowWorld world = daily(QUICK)) {
      world.refusals(2, "Airstep Sync");
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(world.published("Airstep Sync")).hasSize(1);
      assertThat(world.only("sync").output().orElseThrow()).doesNotContain("\"event\"");
    }
    assertReportedWithoutEffect(QUICK, "SUCCEEDED");
    assertReportedWithoutEffect(JobPlan.fails(Duration.ofSeconds(50)), "FAILED");
  }

  private static void assertReportedWithoutEffect(JobPlan plan, String outcome) {
    try (FlowWorld world = daily(plan)) {
      world.refusals(99, "Airstep Sync");
      RunReport report = world.run();
      assertThat(world.published("Airstep Sync")).isEmpty();
      assertThat(report.status()).isEqualTo(outcome);
      assertThat(only(report).outcome()).isEqualTo(outcome);
      Execution sync = world.only("sync");
      assertThat(sync.output().or(sync::cause).orElseThrow())
          .contains("\"event\":\"not published: EventBridge.FailedEntry ");
    }
  }

  @Test
  void publishesTheTotalsOfARun() {
    try (FlowWorld world = daily(QUICK)) {
      world.run();
      assertThat(detail(world, "Airstep Run Succeeded").fields())
          .containsExactlyInAnyOrderEntriesOf(
              Map.ofEntries(
                  Map.entry("stage", "local"),
                  Map.entry("flow", "daily"),
                  Map.entry("tags", List.of("daily")),
                  Map.entry("execution", world.only("run").arn()),
                  Map.entry("scheduledTime", "2026-11-22T07:00:00Z"),
                  Map.entry("byHand", false),
                  Map.entry("status", "SUCCEEDED"),
                  Map.entry("total", 1L),
                  Map.entry("skipped", 0L),
                  Map.entry("failed", 0L),
                  Map.entry("rows", 12L),
                  Map.entry("bytes", 3400L),
                  Map.entry("durationSeconds", 30L)));
      assertThat(reports(world))
          .extracting(line -> line.text("Flow").or(() -> line.text("Tag")).orElseThrow())
          .containsExactly("daily", "daily");
      assertThat(reports(world))
          .allSatisfy(
              line ->
                  assertThat(line.fields())
                      .containsEntry("Stage", "local")
                      .containsEntry("Succeeded", 1L)
                      .containsEntry("Rows", 12L)
                      .containsEntry("Bytes", 3400L));
    }
  }

  @Test
  void aRunThatFailsIsPublishedAfterItsAlert() {
    try (FlowWorld world = daily(JobPlan.fails(Duration.ofSeconds(50)))) {
      world.run();
      assertThat(world.slack.messages()).hasSize(1);
      assertThat(detail(world, "Airstep Run Failed").fields())
          .containsEntry("status", "FAILED")
          .containsEntry("total", 1L)
          .containsEntry("failed", 1L)
          .doesNotContainKeys("alert", "connections", "count");
      assertThat(reports(world).getFirst().needWhole("Succeeded")).isZero();
      assertThat(reports(world).getLast().needWhole("Failed")).isEqualTo(1);
    }
  }

  @Test
  void publishesAFailureBeforeAnySyncWithItsReason() {
    try (FlowWorld world = FlowWorld.Choice.of("all", "connections: all-active").begin()) {
      world.airbyteFaults.always("GET /v1/workspaces", Faults.UNAVAILABLE);
      world.run();
      JsonObject detail = detail(world, "Airstep Run Failed");
      assertThat(detail.needText("reason")).startsWith("nothing was synced: the run could");
      assertThat(detail.fields())
          .containsEntry("total", 0L)
          .containsEntry("failed", 0L)
          .containsEntry("rows", 0L)
          .containsEntry("bytes", 0L);
    }
  }

  @Test
  void publishesARunWithoutSyncsAsSkipped() {
    try (FlowWorld world = allInactive()) {
      world.run();
      assertThat(detail(world, "Airstep Run Skipped").fields())
          .containsEntry("status", "SKIPPED")
          .containsEntry("skipped", 1L)
          .containsEntry("rows", 0L);
      assertThat(reports(world).getFirst().needWhole("Succeeded")).isZero();
    }
  }

  @Test
  void aDuplicatePublishesNothing() {
    try (FlowWorld world = daily(QUICK)) {
      world.run();
      int lines = world.logLines.size();
      int events = world.published.size();
      assertThat(world.finish(world.stage.startScheduled(world.flow(), FlowWorld.SEVEN)).status())
          .isEqualTo("DUPLICATE");
      assertThat(world.logLines).hasSize(lines);
      assertThat(world.published).hasSize(events);
    }
  }

  @Test
  void theResultOfARunDoesNotDependOnItsEvent() {
    Map.of(QUICK, "SUCCEEDED", JobPlan.fails(Duration.ofSeconds(50)), "FAILED")
        .forEach(
            (plan, status) -> {
              try (FlowWorld world = daily(plan)) {
                world.refusals(99, "Airstep Run");
                Execution flow =
                    world.beginMutant(
                        UnaryOperator.identity(),
                        run -> run.replace(":CloseRun", ":NotThere"),
                        UnaryOperator.identity());
                world.timeline.runUntil(flow::isClosed);
                JsonObject end =
                    Json.readObject(flow.output().or(flow::cause).orElse("none at all"));
                assertThat(end.needText("status")).isEqualTo(status);
                assertThat(end.needText("report")).startsWith("not made: Lambda.");
                assertThat(end.needText("event"))
                    .startsWith("not published: EventBridge.FailedEntry ");
                assertThat(end.text("alert").orElse("none"))
                    .isEqualTo(status.equals("FAILED") ? "delivered" : "none");
                assertThat(world.published("Airstep Sync")).hasSize(1);
              }
            });
  }

  private static FlowWorld allInactive() {
    World world = World.empty(1);
    EmbeddedConnection off =
        EmbeddedConnection.of(AllActiveFlowTest.id(1), world.workspaces().getFirst().id(), "Off")
            .with(EmbeddedConnectionStatus.INACTIVE);
    return FlowWorld.Choice.of("all", "connections: all-active")
        .airbyte(world.withConnection(off))
        .begin();
  }

  /** What was printed for CloudWatch. */
  private static List<JsonObject> reports(FlowWorld world) {
    return world.logLines.stream()
        .map(Json::readObject)
        .filter(line -> line.object("_aws").isPresent())
        .toList();
  }

  private static JsonObject detail(FlowWorld world, String type) {
    List<JsonObject> events = world.published(type);
    assertThat(events).as(type).hasSize(1);
    return events.getFirst().needObject("detail");
  }
}
