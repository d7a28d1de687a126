package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.doctor.LoopbackService;
import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedConnection;
import airstep.embedded.airbyte.EmbeddedSchedule;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.World;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportAirbyteCommandTest {

  private static final UUID ORDERS = UUID.fromString("00000000-0000-4000-8000-0000000000a1");
  private static final UUID USERS = UUID.fromString("00000000-0000-4000-8000-0000000000a2");

  @TempDir private Path home;

  @ParameterizedTest
  @EnumSource(names = {"CLOUD", "SELF_MANAGED", "OLD_WITH_LOGIN"})
  void takesSchedulesOfAirbyteToFlows(Api api) {
    World world =
        World.empty(1)
            .withConnection(
                named(ORDERS, "Orders")
                    .with(new EmbeddedSchedule.QuartzCron("0 0 7 ? * MON-FRI", "Europe/Berlin")))
            .withConnection(named(USERS, "Users").with(new EmbeddedSchedule.Interval(24, "HOURS")));
    EmbeddedAirbyte airbyte = new EmbeddedAirbyte(InstantSource.system(), world, api.settings());
    airbyte.had(
        USERS,
        Instant.now().minus(Duration.ofHours(3)),
        JobPlan.succeeds(Duration.ofHours(1), 1, 1));
    try (LoopbackService server = new LoopbackService(airbyte)) {
      Path secrets = secrets(Json.write(api.secret(server.origin(), api.settings())));

      Ran ran = imported("--secrets", secrets.toString(), "--yes");

      assertThat(ran.code()).as(ran.toString()).isZero();
      assertThat(ran.err()).isEmpty();
      assertThat(ran.out())
          .contains("+  cron: \"0 7 * * 1-5\"", "+  timezone: Europe/Berlin")
          .contains("+# From Airbyte: every 24 hours", "IN AIRBYTE")
          .contains("Set the schedule of each connection to Manual in Airbyte")
          .contains("./airstep doctor --flows " + flows() + " --secrets " + secrets)
          .doesNotContain("TODO");
      assertThat(Ran.on(flows(), "validate").out()).startsWith("2 flows");
      JsonObject json = imported("--secrets", secrets.toString(), "--json").json();
      assertThat(json.needObjects("flows"))
          .allSatisfy(
              flow -> {
                assertThat(flow.needText("state")).isEqualTo("unchanged");
                assertThat(flow.needTexts("next"))
                    .hasSize(3)
                    .isEqualTo(flow.needTexts("nextThere"));
              });
      // The doctor then finds both, since nothing was changed in Airbyte.
      assertThat(Ran.on(flows(), "doctor", "--secrets", secrets.toString()).out())
          .contains("Orders syncs twice", "Users syncs twice");
      assertThat(airbyte.jobs()).hasSize(1);
    }
  }

  @Test
  void readsTheAirbyteInsideTheProcessWithoutSecrets() {
    Ran ran = imported("--yes");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("postgres-orders-snowflake", "Left out: HubSpot → Snowflake");
    assertThat(ran.err()).contains("a rehearsal");
    assertThat(flows()).doesNotExist();
  }

  @Test
  void reportsWrongCredentialsInOneLine() {
    EmbeddedAirbyte airbyte =
        new EmbeddedAirbyte(InstantSource.system(), World.empty(1), Api.CLOUD.settings());
    try (LoopbackService server = new LoopbackService(airbyte)) {
      String right = Json.write(Api.CLOUD.secret(server.origin(), Api.CLOUD.settings()));
      Path secrets = secrets(right.replace("embedded-secret", "expired-secret"));

      Ran ran = imported("--secrets", secrets.toString());

      assertThat(ran.code()).isEqualTo(2);
      assertThat(ran.err())
          .startsWith("Airbyte answered 401 to POST")
          .doesNotContain("expired-secret");
      assertThat(ran.err().lines()).hasSize(1);
      assertThat(imported("--secrets", secrets("{}").toString()).code()).isEqualTo(2);
    }
  }

  @Test
  void reportsAnAirbyteThatOffersNothing() {
    EmbeddedAirbyte airbyte =
        new EmbeddedAirbyte(InstantSource.system(), World.empty(1), Api.CLOUD.settings());
    try (LoopbackService server = new LoopbackService(airbyte)) {
      Path secrets = secrets(Json.write(Api.CLOUD.secret(server.origin(), Api.CLOUD.settings())));

      Ran ran = imported("--secrets", secrets.toString());

      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.out()).contains("Nothing to import.");
    }
  }

  private static EmbeddedConnection named(UUID id, String name) {
    return EmbeddedConnection.of(id, World.empty(1).workspaces().getFirst().id(), name);
  }

  private Path secrets(String airbyte) {
    Map<String, Object> all = Map.of("airbyte/api-credentials", airbyte);
    return Ran.write(home.resolve("secrets.json"), Json.write(all));
  }

  private Path flows() {
    return home.resolve("events").resolve("flows");
  }

  private Ran imported(String... options) {
    String[] command = new String[options.length + 2];
    command[0] = "import";
    command[1] = "airbyte";
    System.arraycopy(options, 0, command, 2, options.length);
    return Ran.on(flows(), command);
  }
}
