package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.EmbeddedConnection;
import airstep.embedded.airbyte.EmbeddedConnectionStatus;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.LoggedRequest;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.Workspace;
import airstep.embedded.airbyte.World;
import airstep.embedded.transport.HttpFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What a crontab line and a script against an old Airbyte promise: every active connection of every
 * workspace, each hour from six to eighteen, without credentials. And what they only promise: one
 * that fails does not keep the others from syncing.
 */
class CrontabPromiseTest {

  private static final String EVERYTHING =
      """
      schedule: {cron: '00 6-18 * * *', timezone: UTC}
      connections: all-active
      timeout: 30m
      poll: 30s
      retries: {count: 0}
      """;
  private static final Workspace SALES =
      new Workspace(UUID.fromString("00000000-0000-4000-8000-0000000000a1"), "Sales");
  private static final Workspace FINANCE =
      new Workspace(UUID.fromString("00000000-0000-4000-8000-0000000000a2"), "Finance");

  @Test
  void everyActiveConnectionOfEveryWorkspaceIsSyncedWithoutCredentials() {
    try (FlowWorld world = old(EVERYTHING)) {
      RunReport report = world.run();

      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(world.airbyte.jobs())
          .extracting(EmbeddedJob::connectionId)
          .containsExactlyInAnyOrder(id(1), id(2), id(3));
      assertThat(world.airbyte.jobs(id(4))).isEmpty();
      assertThat(world.calls("GET")).isEmpty();
      assertThat(world.calls("POST /api/v1/workspaces/list")).hasSize(1);
      assertThat(world.calls("POST /api/v1/connections/list")).hasSize(2);
      assertThat(world.slack.messages()).isEmpty();
    }
  }

  @Test
  void syncsTheOthersAndReportsTheConnectionWithA500() {
    try (FlowWorld world = old(EVERYTHING)) {
      HttpFault broken =
          Faults.answer(500, "application/json", "{\"message\":\"Internal Server Error\"}");
      world.airbyteFaults.carrying(id(2).toString(), "POST /api/v1/connections/sync", broken);
      RunReport report = world.run();

      assertThat(report.status()).isEqualTo("FAILED");
      assertThat(world.airbyte.jobs())
          .extracting(EmbeddedJob::connectionId)
          .containsExactlyInAnyOrder(id(1), id(3));
      assertThat(outcome(report, "C1").outcome()).isEqualTo("SUCCEEDED");
      assertThat(outcome(report, "C3").outcome()).isEqualTo("SUCCEEDED");
      assertThat(outcome(report, "C2").outcome()).isEqualTo("FAILED");
      assertThat(outcome(report, "C2").reason().orElseThrow()).contains("Internal Server Error");
      String cause = world.only("all").cause().orElseThrow();
      assertThat(Causes.failed(cause))
          .extracting(one -> one.needText("name"))
          .containsExactly("C2");
      assertThat(world.slack.messages()).hasSize(1);
      assertThat(world.slack.messages().getFirst().text())
          .contains("C2")
          .doesNotContain("C1", "C3");
    }
  }

  @Test
  void everyAlertHasOnlyItsOwnJobs() {
    try (FlowWorld world = old(EVERYTHING)) {
      world.run();

      // No call of a later version, none of the other API, no token.
      assertThat(world.airbyte.requests())
          .extracting(LoggedRequest::target)
          .allMatch(target -> target.startsWith("/api/v1/"))
          .doesNotContain("/api/v1/applications/token");
    }
  }

  private static FlowWorld old(String flow) {
    World world =
        new World(
            List.of(SALES, FINANCE),
            List.of(
                EmbeddedConnection.of(id(1), SALES.id(), "C1"),
                EmbeddedConnection.of(id(2), FINANCE.id(), "C2"),
                EmbeddedConnection.of(id(3), FINANCE.id(), "C3"),
                EmbeddedConnection.of(id(4), SALES.id(), "C4")
                    .with(EmbeddedConnectionStatus.INACTIVE)),
            Map.of(),
            Script.of(JobPlan.succeeds(Duration.ofMinutes(4), 1, 1)),
            1);
    return FlowWorld.Choice.of("all", flow).airbyte(world).api(Api.OLD).begin();
  }

  private static ConnectionReport outcome(RunReport report, String name) {
    Optional<ConnectionReport> found =
        report.connections().stream()
            .filter(one -> one.name().equals(Optional.of(name)))
            .findFirst();
    return found.orElseThrow();
  }

  private static UUID id(int number) {
    return UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number));
  }
}
