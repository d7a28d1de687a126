package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.EmbeddedConnection;
import airstep.embedded.airbyte.EmbeddedConnectionStatus;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A flow of all active connections. */
class AllActiveFlowTest {

  private static final String ALL = "connections: all-active\ntimeout: 30m\npoll: 30s\n";
  private static final JobPlan TWO_MINUTES = JobPlan.succeeds(Duration.ofMinutes(2), 10, 100);

  @Test
  void syncsActiveConnectionsAndExplainsTheSkippedOnes() {
    World world =
        connections(2)
            .withConnection(in(connections(2), 3, EmbeddedConnectionStatus.INACTIVE))
            .withConnection(in(connections(2), 4, EmbeddedConnectionStatus.LOCKED))
            .withConnection(in(connections(2), 5, EmbeddedConnectionStatus.DEPRECATED));
    try (FlowWorld stage =
        FlowWorld.Choice.of("all", ALL).airbyte(world).jobs(Script.of(TWO_MINUTES)).begin()) {
      RunReport report = stage.run();
      assertThat(report.status()).as(report.toJson()).isEqualTo("SUCCEEDED");
      assertThat(outcomes(report))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "C1", "SUCCEEDED",
                  "C2", "SUCCEEDED",
                  "C3", "SKIPPED: the connection is switched off in Airbyte (inactive)",
                  "C4", "SKIPPED: the connection is locked by Airbyte",
                  "C5", "SKIPPED: the connection is deleted in Airbyte (deprecated)"));
      assertThat(stage.only("all").output().orElseThrow())
          .contains("\"total\":2", "\"skipped\":3", "\"rows\":20", "\"bytes\":200");
    }
  }

  @Test
  void excludesConnectionsOfOtherFlows() {
    try (FlowWorld stage =
        FlowWorld.Choice.of("all", ALL)
            .flow("own", "schedule: {cron: '0 7 * * *'}\nconnections: [" + id(2) + "]")
            .airbyte(connections(3))
            .jobs(Script.of(TWO_MINUTES))
            .begin()) {
      RunReport report = stage.run();
      assertThat(outcomes(report))
          .containsEntry("C2", "SKIPPED: flow own syncs it")
          .containsEntry("C3", "SUCCEEDED");
      assertThat(stage.airbyte.jobs(id(2))).isEmpty();
    }
  }

  @Test
  void aFailingConnectionDoesNotStopTheOthersAndTheWorstComesFirst() {
    World world =
        connections(5)
            .withScript("C1", Script.of(JobPlan.starves(Duration.ofSeconds(50))))
            .withScript("C2", Script.of(JobPlan.neverEnds()))
            .withScript("C4", Script.of(JobPlan.fails(Duration.ofSeconds(50))))
            .otherwise(Script.of(TWO_MINUTES));
    try (FlowWorld stage = FlowWorld.Choice.of("all", ALL).airbyte(world).begin()) {
      // The job of C5, the fifth trigger, is never visible.
      stage.airbyteFaults.always("GET /v1/jobs/5", Faults.UNAVAILABLE);
      RunReport report = stage.run();
      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(outcomes(report)).containsEntry("C3", "SUCCEEDED");
      String cause = stage.only("all").cause().orElseThrow();
      assertThat(stage.only("run").cause()).hasValue(cause);
      assertThat(Causes.failed(cause))
          .extracting(one -> one.needText("name") + " " + one.needText("outcome"))
          .containsExactly("C5 UNKNOWN", "C4 FAILED", "C2 TIMED_OUT", "C1 CANCELLED");
      assertThat(cause).contains("\"status\":\"FAILED\"", "\"failed\":4", "\"total\":5");
      assertThat(stage.slack.messages()).hasSize(1);
      assertThat(stage.slack.messages().getFirst().text())
          .contains("4 of 5 connections did not succeed: C5");
    }
  }

  @Test
  void neverExceedsTheConcurrencyOfTheFlow() {
    World world =
        connections(9).otherwise((connection, _) -> JobPlan.succeeds(unequal(connection), 1, 1));
    try (FlowWorld stage =
        FlowWorld.Choice.of("all", ALL + "concurrency: 3\n").airbyte(world).begin()) {
      assertThat(stage.run().status()).isEqualTo("SUCCEEDED");
      List<EmbeddedJob> jobs = stage.airbyte.jobs();
      assertThat(jobs).hasSize(9);
      assertThat(jobs.stream().mapToLong(job -> runningAt(job.createdAt(), jobs)).max().orElse(0))
          .isEqualTo(3);
    }
  }

  @Test
  void airbyteDownAtPlanningFailsTheRunWithAReason() {
    try (FlowWorld stage = FlowWorld.Choice.of("all", ALL).airbyte(connections(2)).begin()) {
      stage.airbyteFaults.always("GET /v1/workspaces", Faults.UNAVAILABLE);
      RunReport report = stage.run();
      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(report.reason().orElseThrow())
          .isEqualTo(
              "nothing was synced: the run could not be planned: Airbyte answered 503 to GET"
                  + " /v1/workspaces: overloaded");
      assertThat(report.connections()).isEmpty();
      assertThat(stage.slack.messages()).hasSize(1);
      assertThat(stage.slack.messages().getFirst().text()).contains("could not be planned");
    }
  }

  @Test
  void nothingToSyncIsSkipped() {
    World world =
        connections(0).withConnection(in(connections(0), 1, EmbeddedConnectionStatus.INACTIVE));
    try (FlowWorld stage = FlowWorld.Choice.of("all", ALL).airbyte(world).begin()) {
      assertThat(stage.run().status()).isEqualTo("SKIPPED");
      assertThat(stage.slack.messages()).isEmpty();
    }
  }

  @Test
  void failsForMoreConnectionsThanARunHolds() {
    try (FlowWorld stage = FlowWorld.Choice.of("all", ALL).airbyte(connections(10_001)).begin()) {
      RunReport report = stage.run();
      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(report.reason().orElseThrow())
          .contains("10001 connections to sync, but one run holds at most 5552");
      assertThat(stage.airbyte.jobs()).isEmpty();
    }
  }

  private static Duration unequal(UUID connection) {
    return Duration.ofSeconds(40 + 37 * Math.floorMod(connection.getLeastSignificantBits(), 5));
  }

  private static long runningAt(Instant instant, List<EmbeddedJob> jobs) {
    return jobs.stream()
        .filter(job -> !job.createdAt().isAfter(instant))
        .filter(job -> !job.at(instant).status().isTerminal())
        .count();
  }

  private static Map<String, String> outcomes(RunReport report) {
    return report.connections().stream()
        .collect(
            Collectors.toMap(
                ConnectionReport::label,
                one -> one.outcome() + one.reason().map(reason -> ": " + reason).orElse("")));
  }

  static UUID id(int number) {
    return new UUID(0x4000, 0x8000_0000_0000_0000L + number);
  }

  static World connections(int count) {
    World world = World.empty(1);
    for (int n = 1; n <= count; n++) {
      world = world.withConnection(id(n), "C" + n);
    }
    return world;
  }

  private static EmbeddedConnection in(World world, int number, EmbeddedConnectionStatus status) {
    return EmbeddedConnection.of(id(number), world.workspaces().getFirst().id(), "C" + number)
        .with(status);
  }
}
