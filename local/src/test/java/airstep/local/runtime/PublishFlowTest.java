package airstep.local.runtime;

import static airstep.local.runtime.OneSyncTest.daily;
import static airstep.local.runtime.OneSyncTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.JsonObject;
import airstep.local.embedded.airbyte.JobPlan;
import airstep.local.interpreter.Execution;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What others hear of a run and its syncs. */
class PublishFlowTest {

  private static final JobPlan QUICK = JobPlan.succeeds(Duration.ofSeconds(20), 12, 3400);

  @Test
  void aSyncThatSucceedsIsPublishedWithWhatItMoved() {
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
  void everyWayToEndHasAnEventOfItsName() {
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
  void aSyncThatNeverBeganIsPublishedToo() {
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
  void anEventThatIsNotTakenIsPutAgainAndChangesNothing() {
    try (FlowWorld world = daily(QUICK)) {
      world.refusals(2, "Airstep Sync");
      RunReport report = world.run();
      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(world.published("Airstep Sync")).hasSize(1);
      assertThat(world.only("sync").output().orElseThrow()).doesNotContain("\"event\"");
    }
    assertSaidButNotMinded(QUICK, "SUCCEEDED");
    assertSaidButNotMinded(JobPlan.fails(Duration.ofSeconds(50)), "FAILED");
  }

  private static void assertSaidButNotMinded(JobPlan plan, String outcome) {
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

  private static JsonObject detail(FlowWorld world, String type) {
    List<JsonObject> events = world.published(type);
    assertThat(events).as(type).hasSize(1);
    return events.getFirst().needObject("detail");
  }
}
