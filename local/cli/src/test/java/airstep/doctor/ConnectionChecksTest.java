package airstep.doctor;

import static airstep.doctor.DoctorWorld.NOW;
import static airstep.doctor.DoctorWorld.ORDERS;
import static airstep.doctor.DoctorWorld.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.EmbeddedConnectionStatus;
import airstep.embedded.airbyte.EmbeddedSchedule;
import airstep.embedded.airbyte.JobPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the doctor finds about credentials and connections, in each of Airbyte's APIs. */
class ConnectionChecksTest {

  private static final String BOTH =
      "schedule: {cron: '0 7 * * *'}\nconnections: [" + ORDERS + ", " + USERS + "]\n";

  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"CLOUD", "SELF_MANAGED", "OLD_WITH_LOGIN", "OLD"})
  void findsNothingWhereNothingIsWrong(Api api) {
    try (DoctorWorld world = new DoctorWorld(api, folder).flow("daily", BOTH)) {
      for (DoctorCheck check :
          List.of(
              new CredentialsCheck(),
              new FlowConnectionsCheck(),
              new UnlistedCheck(),
              new OwnScheduleCheck(),
              new FailingCheck())) {
        assertThat(world.finds(check))
            .as(check.name())
            .singleElement()
            .isInstanceOf(Finding.Healthy.class);
      }
      assertThat(world.finds(new CredentialsCheck()).getFirst().what())
          .contains(api.path(), "1 workspace");
      assertThat(world.airbyte.jobs()).isEmpty();
    }
  }

  @Test
  void reportsCredentialsThatAirbyteRefuses() {
    try (DoctorWorld world = new DoctorWorld(Api.CLOUD, folder).flow("daily", BOTH)) {
      world.secrets.computeIfPresent(
          DoctorWorld.AIRBYTE, (_, text) -> text.replace("embedded-secret", "expired-secret"));

      assertThat(world.finds(new CredentialsCheck()))
          .singleElement()
          .isInstanceOfSatisfying(
              Finding.Broken.class,
              it -> {
                assertThat(it.what()).contains("401").doesNotContain("expired-secret");
                assertThat(it.command()).hasValue("./airstep check daily");
              });
    }
  }

  @Test
  void nothingIsHealthyIfAirbyteIsDown() {
    try (DoctorWorld world = new DoctorWorld(Api.CLOUD, folder).flow("daily", BOTH)) {
      world.stopAirbyte();

      for (DoctorCheck check :
          List.of(
              new CredentialsCheck(),
              new FlowConnectionsCheck(),
              new UnlistedCheck(),
              new OwnScheduleCheck(),
              new FailingCheck(),
              new OverlapCheck())) {
        assertThat(world.finds(check))
            .as(check.name())
            .singleElement()
            .isInstanceOfSatisfying(
                Finding.Unchecked.class,
                it -> assertThat(it.what()).contains("could not check: no answer from 127.0.0.1"));
      }
    }
  }

  /** An Airbyte of today lists no workspaces in the older API, but shows single connections. */
  @Test
  void asksForEachConnectionIfItCannotListThem() {
    try (DoctorWorld world = new DoctorWorld(Api.CONFIG, folder).flow("daily", BOTH)) {
      assertThat(world.finds(new CredentialsCheck()))
          .singleElement()
          .isInstanceOfSatisfying(
              Finding.Doubtful.class, it -> assertThat(it.what()).contains("could not list"));
      assertThat(world.finds(new FlowConnectionsCheck()))
          .singleElement()
          .isInstanceOf(Finding.Healthy.class);
      assertThat(world.finds(new UnlistedCheck()))
          .singleElement()
          .isInstanceOf(Finding.Unchecked.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOUD", "OLD"})
  void findsConnectionsOfFlowsThatCannotSync(Api api) {
    UUID unknown = new UUID(0, 7);
    String yaml = BOTH.replace("]", ", " + unknown + "]");
    try (DoctorWorld world = new DoctorWorld(api, folder).flow("daily", yaml)) {
      world.change(ORDERS, it -> it.with(EmbeddedConnectionStatus.INACTIVE));
      world.change(USERS, it -> it.with(EmbeddedConnectionStatus.LOCKED));

      List<Finding> found = world.finds(new FlowConnectionsCheck());

      assertThat(found).hasSize(3).allMatch(Finding.Broken.class::isInstance);
      assertThat(found.get(0).what())
          .isEqualTo("daily: connection Orders is switched off in Airbyte (inactive)");
      assertThat(found.get(0).command().orElseThrow())
          .startsWith("curl")
          .contains(api == Api.OLD ? "/connections/update" : "-X PATCH", "\"status\":\"active\"");
      assertThat(found.get(1).what()).contains("Users is locked by Airbyte: see http");
      assertThat(found.get(2).what()).contains("Airbyte has no connection " + unknown);
    }
  }

  @Test
  void findsADeletedConnectionOfAFlow() {
    try (DoctorWorld world = new DoctorWorld(Api.CLOUD, folder).flow("daily", BOTH)) {
      world.change(ORDERS, it -> it.with(EmbeddedConnectionStatus.DEPRECATED));

      assertThat(world.finds(new FlowConnectionsCheck()))
          .singleElement()
          .satisfies(it -> assertThat(it.what()).contains("deleted in Airbyte"))
          .satisfies(it -> assertThat(it.command()).hasValue("grep -n " + ORDERS + " daily.yaml"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOUD", "OLD"})
  void findsActiveConnectionsInNoFlow(Api api) {
    String one = "connections: [" + ORDERS + "]\n";
    try (DoctorWorld world =
        new DoctorWorld(api, folder)
            .flow("daily", one)
            .flow("off", "enabled: false\nconnections: [" + USERS + "]\n")) {
      assertThat(world.finds(new UnlistedCheck()))
          .singleElement()
          .isInstanceOfSatisfying(
              Finding.Doubtful.class,
              it -> {
                assertThat(it.what()).contains("Users (" + USERS + ") is active, and in no flow");
                assertThat(it.command()).hasValue("./airstep doctor --fix --secrets FILE");
                assertThat(it.fix().orElseThrow().text())
                    .contains("enabled: false", USERS.toString());
              });

      world.change(USERS, it -> it.with(EmbeddedConnectionStatus.INACTIVE));
      assertThat(world.finds(new UnlistedCheck()))
          .singleElement()
          .isInstanceOf(Finding.Healthy.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOUD", "OLD"})
  void findsConnectionsThatAirbyteStartsToo(Api api) {
    try (DoctorWorld world = new DoctorWorld(api, folder).flow("daily", BOTH)) {
      world.change(ORDERS, it -> it.with(new EmbeddedSchedule.QuartzCron("0 0 6 * * ?", "UTC")));
      world.change(USERS, it -> it.with(new EmbeddedSchedule.Interval(24, "HOURS")));

      List<Finding> found = world.finds(new OwnScheduleCheck());

      assertThat(found).hasSize(2).allMatch(Finding.Broken.class::isInstance);
      assertThat(found.get(0).what())
          .isEqualTo(
              "Orders syncs twice: flow daily starts it, and Airbyte itself (0 0 6 * * ? UTC)");
      assertThat(found.get(1).what()).contains("Airbyte itself (every 24 hours)");
      assertThat(found.get(0).command().orElseThrow())
          .contains("$AIRBYTE_TOKEN", ORDERS.toString(), "\"scheduleType\":\"manual\"")
          .contains(api == Api.OLD ? "/api/v1/connections/update" : "/v1/connections/" + ORDERS);
    }
  }

  @Test
  void aFlowThatAPersonStartsDoesNotSyncTwice() {
    String byHand = "connections: [" + ORDERS + "]\n";
    try (DoctorWorld world = new DoctorWorld(Api.CLOUD, folder).flow("daily", byHand)) {
      world.change(ORDERS, it -> it.with(new EmbeddedSchedule.Interval(24, "HOURS")));

      assertThat(world.finds(new OwnScheduleCheck()))
          .singleElement()
          .isInstanceOf(Finding.Healthy.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOUD", "OLD"})
  void findsConnectionsNearBeingSwitchedOff(Api api) {
    try (DoctorWorld world = new DoctorWorld(api, folder).flow("daily", BOTH)) {
      world.airbyte.had(ORDERS, NOW.minus(HOUR.multipliedBy(22)), JobPlan.succeeds(HOUR, 1, 1));
      for (int i = 20; i > 0; i--) {
        world.airbyte.had(
            ORDERS, NOW.minus(HOUR.multipliedBy(i)), JobPlan.fails(Duration.ofMinutes(1)));
      }
      world.airbyte.had(USERS, NOW.minus(Duration.ofDays(4)), JobPlan.succeeds(HOUR, 1, 1));
      world.airbyte.had(USERS, NOW.minus(Duration.ofDays(3)), JobPlan.fails(HOUR));

      List<Finding> found = world.finds(new FailingCheck());

      assertThat(found).hasSize(2).allMatch(Finding.Broken.class::isInstance);
      assertThat(found.get(0).what())
          .isEqualTo(
              "Orders (daily): 20 failed jobs in a row, no success for 22h; Airbyte switches it off"
                  + " at 30 and 7 days");
      assertThat(found.get(1).what()).contains("Users (daily): 1 failed job in a row", "for 4d");
      assertThat(found.get(0).command()).hasValue("./airstep runs ls --flow daily --failed");
    }
  }

  @Test
  void aFewFailuresSwitchNothingOff() {
    try (DoctorWorld world = new DoctorWorld(Api.CLOUD, folder).flow("daily", BOTH)) {
      world.airbyte.had(ORDERS, NOW.minus(Duration.ofDays(3)), JobPlan.succeeds(HOUR, 1, 1));
      for (int i = 19; i > 0; i--) {
        world.airbyte.had(
            ORDERS, NOW.minus(HOUR.multipliedBy(i)), JobPlan.fails(Duration.ofMinutes(1)));
      }
      world.airbyte.had(USERS, NOW.minus(Duration.ofDays(9)), JobPlan.fails(HOUR));
      world.airbyte.had(USERS, NOW.minus(Duration.ofDays(8)), JobPlan.succeeds(HOUR, 1, 1));

      assertThat(world.finds(new FailingCheck()))
          .singleElement()
          .isInstanceOf(Finding.Healthy.class);
    }
  }
}
