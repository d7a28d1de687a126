package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.EmbeddedConnection;
import airstep.embedded.airbyte.EmbeddedConnectionStatus;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.World;
import airstep.json.Json;
import airstep.vocabulary.FlowInput.Selected;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Alerts about flows of so many connections that a run lists only some of them. */
class LargeRunNoticeTest {

  private static final String ALL = "connections: all-active\nconcurrency: 40\n";
  private static final Script GOOD = Script.of(JobPlan.succeeds(Duration.ofSeconds(5), 1, 1));

  @Test
  void aFailedConnectionThatWasSwitchedOffIsNotReportedAsSucceeded() {
    int off = 60;
    int all = off + 201;
    World airbyte =
        connections(all).withScript("C" + all, Script.of(JobPlan.fails(Duration.ofSeconds(5))));
    try (FlowWorld world = FlowWorld.Choice.of("all", ALL).airbyte(airbyte).begin()) {
      for (int n = 1; n <= off; n++) {
        change(world, n, EmbeddedConnectionStatus.INACTIVE);
      }
      assertThat(world.run().status()).isEqualTo("FAILED");
      change(world, all, EmbeddedConnectionStatus.INACTIVE);
      later(world);

      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
      assertThat(messages(world)).hasSize(2);
      assertThat(messages(world).getLast())
          .contains("switched off in Airbyte")
          .doesNotContain("succeeded", "recovered");
    }
  }

  @Test
  void switchingOneOnReportsNoOtherAsSwitchedOff() {
    int off = 501;
    World airbyte = connections(off + 2);
    try (FlowWorld world = FlowWorld.Choice.of("all", ALL).airbyte(airbyte).begin()) {
      for (int n = 1; n <= off; n++) {
        change(world, n, EmbeddedConnectionStatus.INACTIVE);
      }
      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
      change(world, 1, EmbeddedConnectionStatus.ACTIVE);
      later(world);

      assertThat(world.run().status()).isEqualTo("SUCCEEDED");
      assertThat(messages(world)).isEmpty();
    }
  }

  @Test
  void aSuspiciousSyncIsReportedBesideAnyNumberOfSchemaChanges() {
    int all = 51;
    List<UUID> ids = IntStream.rangeClosed(1, all).mapToObj(LargeRunNoticeTest::id).toList();
    JobPlan usual = JobPlan.succeeds(Duration.ofMinutes(2), 1000, 10_000);
    JobPlan few = JobPlan.succeeds(Duration.ofMinutes(2), 3, 30);
    World airbyte = connections(all).withScript("C" + all, (_, nth) -> nth < 8 ? usual : few);
    try (FlowWorld world =
        FlowWorld.Choice.of("named", "connections: " + ids + "\nconcurrency: 40\n")
            .airbyte(airbyte)
            .api(Api.CONFIG)
            .begin()) {
      String one = Json.write(new Selected(List.of(id(all).toString())));
      for (int run = 0; run < 8; run++) {
        RunReport report = world.finish(world.stage.start(world.flow(), one));
        assertThat(report.status()).as(report.toJson()).isEqualTo("SUCCEEDED");
        later(world);
      }
      for (int n = 1; n < all; n++) {
        world.airbyte.change(id(n), EmbeddedConnection::withBreakingChange);
      }

      RunReport report = world.run();
      assertThat(report.status()).as(report.toJson()).isEqualTo("SUCCEEDED");
      assertThat(messages(world)).hasSize(1);
      assertThat(messages(world).getFirst())
          .contains("C" + all + "* succeeded with only 3 rows", "schema");
    }
  }

  private static void change(FlowWorld world, int n, EmbeddedConnectionStatus status) {
    world.airbyte.change(id(n), it -> it.with(status));
  }

  private static void later(FlowWorld world) {
    world.timeline.runUntil(world.timeline.instant().plus(Duration.ofHours(1)));
  }

  private static List<String> messages(FlowWorld world) {
    return world.slack.messages().stream().map(message -> message.payload().toString()).toList();
  }

  private static World connections(int count) {
    World world = World.empty(1).otherwise(GOOD);
    for (int n = 1; n <= count; n++) {
      world = world.withConnection(id(n), "C" + n);
    }
    return world;
  }

  /** Ids whose first characters differ and have the order of the numbers. */
  private static UUID id(int n) {
    return new UUID(((long) n << 36) | 0x4000, 0x8000_0000_0000_0000L + n);
  }
}
