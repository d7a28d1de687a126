package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.doctor.LoopbackService;
import airstep.embedded.airbyte.Api;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedSchedule;
import airstep.embedded.airbyte.World;
import airstep.embedded.slack.SlackInbox;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ChangesProcess
class DoctorCommandTest {

  private static final UUID ORDERS = UUID.fromString("00000000-0000-4000-8000-0000000000a1");
  private static final UUID USERS = UUID.fromString("00000000-0000-4000-8000-0000000000a2");
  private static final String DAILY =
      "schedule: {cron: '0 7 * * *'}\nconnections: [" + ORDERS + "]\n";
  private static final String WEBHOOK = "/services/T00000000/B00000000/secret-part";

  @TempDir private Path home;

  @Test
  void rehearsesWithoutSecrets() {
    Ran ran = Ran.on(Ran.flow(home, "daily", "connections: all-active\n"), "doctor");

    assertThat(ran.code()).as(ran.toString()).isZero();
    assertThat(ran.out())
        .startsWith(
            "Airbyte\n✓ airbyte/api-credentials: Airbyte's public API at https://airbyte.example")
        .contains("\nConnections\n", "\nSchedules\n", "\nAlerts\n✓ slack/alerts: Slack knows")
        .endsWith("no problems, no warnings.\n");
    assertThat(ran.err()).contains("a rehearsal");
  }

  @Test
  void writesNoFileForConnectionsOfARehearsal() {
    Ran ran = Ran.on(Ran.flow(home, "daily", DAILY), "doctor", "--fix", "--yes");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).startsWith("--fix needs --secrets FILE");
  }

  @Test
  void reportsAVariableThatIsNotSet() {
    Path flows =
        Ran.flow(home, "daily", DAILY.replace(ORDERS.toString(), "\"${ORDERS_CONNECTION}\""));
    var _ = Ran.write(home.resolve("example.env"), "ORDERS_CONNECTION=" + ORDERS + "\n");

    Ran ran = Ran.on(flows, "doctor");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "✗ daily cannot run, and was not examined: ORDERS_CONNECTION is not set here\n"
                + "    ./airstep validate --strict");
  }

  @Test
  void printsOneCommandBelowEachFindingAndEndsWithOne() {
    try (EmbeddedServices services = new EmbeddedServices()) {
      services.airbyte.change(ORDERS, it -> it.with(new EmbeddedSchedule.Interval(24, "HOURS")));

      Ran ran = services.doctor();

      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.out())
          .contains(
              "✗ Orders syncs twice: flow daily starts it, and Airbyte itself (every 24 hours)\n"
                  + "    curl ")
          .contains(
              "! Users ("
                  + USERS
                  + ") is active, and in no flow that is switched on\n"
                  + "    ./airstep doctor --fix --flows ")
          .contains("the one named connection can sync")
          .doesNotContainPattern("\\b(of|all|the) 1 \\w+s\\b")
          .endsWith("1 problem, 2 warnings.\n");
      assertThat(ran.err()).isEmpty();
      assertThat(ran.out()).doesNotContain("secret-part", "embedded-secret");
      assertThat(services.slack.messages()).isEmpty();
      assertThat(services.airbyte.jobs()).isEmpty();
    }
  }

  @Test
  void printsOneJsonObject() {
    try (EmbeddedServices services = new EmbeddedServices()) {
      JsonObject json = services.doctor("--json").json();

      assertThat(json.needText("place")).isEqualTo("local");
      assertThat(json.needBoolean("rehearsal")).isFalse();
      assertThat(json.needBoolean("ok")).isTrue();
      List<JsonObject> checks = json.needObjects("checks");
      assertThat(checks)
          .extracting(it -> it.needText("check"))
          .containsExactly(
              "credentials",
              "variables",
              "connections-of-flows",
              "connections-in-no-flow",
              "own-schedules",
              "near-switched-off",
              "clock-changes",
              "overlaps",
              "switched-by-hand",
              "webhooks",
              "history-limits");
      JsonObject unlisted = checks.get(3).needObjects("findings").getFirst();
      assertThat(unlisted.needText("result")).isEqualTo("WARNING");
      assertThat(unlisted.needText("what")).contains("Users");
      assertThat(unlisted.needText("command")).startsWith("./airstep doctor --fix");
      assertThat(json.needTexts("fixes")).singleElement().asString().contains("users-00000000");
      assertThat(json.needTexts("written")).isEmpty();
    }
  }

  @Test
  void fixesOnlyAfterAYesAndOnlyOnce() {
    try (EmbeddedServices services = new EmbeddedServices()) {
      Ran no = services.answered("n\n", "--fix");
      assertThat(no.out())
          .contains("write ", "a flow that is switched off", "Nothing was changed.");
      assertThat(files()).containsExactly("daily.yaml");
      assertThat(services.doctor("--fix", "--json").json().needTexts("written")).isEmpty();

      Ran yes = services.answered("y\n", "--fix");
      assertThat(yes.err()).isEqualTo("Do this? [y/N] ");
      assertThat(files()).containsExactly("daily.yaml", "users-00000000.yaml");
      assertThat(Ran.on(flows(), "validate").code()).isZero();
      assertThat(Ran.read(flows().resolve("users-00000000.yaml")))
          .contains("enabled: false", USERS.toString());

      Ran again = services.doctor("--fix", "--yes");
      assertThat(again.out())
          .contains(
              "a flow file that is switched off has it", "Nothing can be fixed without harm.");
      assertThat(files()).hasSize(2);
    }
  }

  @Test
  void refusesWrongUseWithTwo() {
    assertThat(Ran.on(Ran.SHIPPED, "doctor", "--secrets", "none.json").code()).isEqualTo(2);
    assertThat(Ran.on(Ran.SHIPPED, "doctor", "--fixx").code()).isEqualTo(2);
  }

  private Path flows() {
    return home.resolve("events").resolve("flows");
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(flows())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An Airbyte and a Slack over HTTP, and the command that examines them. */
  private final class EmbeddedServices implements AutoCloseable {

    final EmbeddedAirbyte airbyte =
        new EmbeddedAirbyte(
            InstantSource.system(),
            World.empty(1).withConnection(ORDERS, "Orders").withConnection(USERS, "Users"),
            Api.CLOUD.settings());

    final SlackInbox slack = new SlackInbox(InstantSource.system(), WEBHOOK);
    private final LoopbackService airbyteServer = new LoopbackService(airbyte);
    private final LoopbackService slackServer = new LoopbackService(slack);
    private final Path secrets =
        Ran.write(
            home.resolve("secrets.json"),
            Json.write(
                Map.of(
                    "airbyte/api-credentials",
                    Api.CLOUD.secret(airbyteServer.origin(), Api.CLOUD.settings()),
                    "slack/alerts",
                    Map.of("webhook_url", slackServer.origin() + WEBHOOK))));

    Ran doctor(String... options) {
      if (!Files.exists(flows())) {
        var _ = Ran.flow(home.resolve("events"), "daily", DAILY);
      }
      return Ran.on(
          flows(),
          Stream.concat(Stream.of("doctor", "--secrets", secrets.toString()), Stream.of(options))
              .toArray(String[]::new));
    }

    Ran answered(String answer, String... options) {
      InputStream before = System.in;
      System.setIn(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
      try {
        return doctor(options);
      } finally {
        System.setIn(before);
      }
    }

    @Override
    public void close() {
      airbyteServer.close();
      slackServer.close();
    }
  }
}
