package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.transport.AwsJson;
import airstep.json.Json;
import airstep.live.LiveWorld;
import airstep.vocabulary.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about flows, on a stage whose services are served over HTTP. */
@ChangesProcess
class FlowsOnAwsTest {

  private static final String RESUME = "airstep-dev-nightly.resume.cron";

  @TempDir private Path directory;

  private LiveWorld world;
  private ServedTriggers triggers;
  private ServedAws aws;
  private Path flows;

  @BeforeEach
  void serveAFlow() {
    flows =
        Ran.flow(
            directory,
            "nightly",
            "schedule: {cron: 0 2 * * *}\nconnections: [00000000-0000-4000-8000-000000000002]\n");
    world = new LiveWorld("poll: 30s\ntimeout: 10m\nretries: {count: 0}\n");
    world.timeline.runUntil(LiveWorld.SEVEN.plusSeconds(3600));
    triggers = new ServedTriggers(new EmbeddedStates(world.timeline, world.stack.stepFunctions()));
    aws = new ServedAws(triggers);
  }

  @AfterEach
  void close() {
    aws.close();
    world.close();
  }

  @Test
  void pausesARuleForSomeTimeAndResumesIt() {
    Ran paused = on("flows", "pause", "nightly", "--for", "2h", "--why", "maintenance", "--yes");
    assertThat(paused.code()).as(paused.toString()).isZero();
    assertThat(paused.err())
        .startsWith("dev on AWS · eu-central-1 · profile data")
        .contains("\n  rule airstep-dev-nightly.cron\n");
    assertThat(paused.out())
        .contains(
            ", in 2 h: maintenance; resume it with ./airstep flows resume nightly --flows "
                + flows
                + " "
                + options());
    assertThat(triggers.rule).isEqualTo("DISABLED");
    assertThat(triggers.schedules.get(RESUME).needText("ScheduleExpression")).startsWith("at(");

    JsonObject listed = on("flows", "ls", "--json").json().objects("flows").getFirst();
    assertThat(listed.needText("state")).isEqualTo("PAUSED");
    assertThat(listed.needText("why")).isEqualTo("maintenance");
    assertThat(on("status").out()).containsPattern("nightly .* paused until .*: maintenance");

    Ran resumed = on("flows", "resume", "nightly", "--yes");
    assertThat(resumed.out()).startsWith("nightly is resumed; its next start is ");
    assertThat(triggers.rule).isEqualTo("ENABLED");
    assertThat(triggers.note).isEmpty();
    assertThat(triggers.schedules).isEmpty();
    assertThat(on("flows", "resume", "nightly").out()).startsWith("nightly is not paused");
  }

  @Test
  void changesNothingWithoutAnAnswer() {
    Ran pause = Ran.withoutAnswer(() -> on("flows", "pause", "nightly"));
    assertThat(pause.code()).isEqualTo(1);
    assertThat(pause.err())
        .endsWith(
            """
            Pause it? [y/N] no answer: the input has ended; --yes does not ask
            nothing was changed
            """);
    triggers.rule = "DISABLED";
    Ran resume = Ran.withoutAnswer(() -> on("flows", "resume", "nightly"));
    assertThat(resume.code()).isEqualTo(1);
    assertThat(resume.err())
        .contains("Resume it? [y/N] no answer: ")
        .endsWith("\nnothing was changed\n");
    assertThat(aws.calls)
        .doesNotContain("TagResource", "DisableRule", "EnableRule", "UntagResource")
        .noneMatch(call -> call.startsWith("P"));
  }

  @Test
  void saysInOneLineWhatIsRefused() {
    triggers.refused = "DescribeRule";
    for (List<String> command :
        List.of(
            List.of("flows", "ls"),
            List.of("flows", "pause", "nightly", "--yes"),
            List.of("flows", "resume", "nightly", "--yes"),
            List.of("status"))) {
      Ran ran = on(command.toArray(String[]::new));
      assertThat(ran.code()).as(command.toString()).isEqualTo(2);
      assertThat(ran.err().lines())
          .as(command.toString())
          .hasSize(2)
          .last()
          .isEqualTo(
              "profile data is not allowed events:DescribeRule; docs/aws.md lists the permissions"
                  + " of each command");
    }
    triggers.refused = "DisableRule";
    Ran pause = on("flows", "pause", "nightly", "--yes", "--json");
    assertThat(pause.code()).isEqualTo(2);
    assertThat(pause.json().object("error").orElseThrow().needText("message"))
        .startsWith("profile data is not allowed events:DisableRule; ");
  }

  /** What no person can fix is one line too. */
  @Test
  void saysInOneLineThatAServiceFails() {
    try (ServedAws failing =
        new ServedAws(
            request ->
                request.body().contains("nightly.cron")
                    ? AwsJson.error(400, "ValidationException", "bus is not valid")
                    : triggers.handle(request))) {
      List<String> args = new ArrayList<>(List.of("flows", "ls", "--flows", flows.toString()));
      args.addAll(failing.options());
      Ran ran = Ran.in(directory.resolve("history"), args.toArray(String[]::new));
      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.err().lines())
          .last()
          .asString()
          .startsWith("AWS answered with an error: ValidationException: bus is not valid");
    }
  }

  @Test
  void printsCommandsThatNameThePlace() {
    assertThat(on("status").out())
        .containsPattern("./airstep runs retry \\w+ " + options())
        .contains("Failed and not recovered");
    JsonObject status = on("status", "--json").json();
    assertThat(status.objects("failed").getFirst().needText("retry")).endsWith(options());
    Path file = directory.resolve("report.html");
    Ran report = on("report", "--out", file.toString(), "--since", "90d");
    assertThat(report.code()).as(report.err()).isZero();
    assertThat(report.err()).startsWith("dev on AWS · eu-central-1");
    assertThat(Ran.read(file)).contains("nightly").contains("AWS · eu-central-1");
  }

  @Test
  void followsTheLogsOfARunUntilItsEnd() {
    String arn = run("runs", "show", "@last", "--json").json().needText("execution");
    triggers.log.add(
        Json.write(
            Map.of(
                "timestamp",
                "2026-11-22T07:00:01Z",
                "execution",
                arn,
                "step",
                "PlanRun",
                "message",
                "planned 4 connections")));
    triggers.log.add("START RequestId: 1");
    Ran followed = run("runs", "logs", "@last", "--follow");
    assertThat(followed.code()).as(followed.toString()).isZero();
    assertThat(followed.err()).startsWith("dev on AWS · eu-central-1");
    assertThat(followed.out().lines()).hasSize(1).first().asString().contains("planned 4 conn");
  }

  @Test
  void namesTheContextInItsCommands() {
    var _ =
        Ran.in(
            directory.resolve("history"),
            "context",
            "add",
            "served",
            "--profile",
            "data",
            "--endpoint-url",
            aws.uri().toString());
    List<String> place = List.of("--on", "served", "--flows", flows.toString());
    List<String> pause = new ArrayList<>(List.of("flows", "pause", "nightly", "--yes"));
    pause.addAll(place);
    assertThat(Ran.in(directory.resolve("history"), pause.toArray(String[]::new)).out())
        .endsWith(
            "resume it with ./airstep flows resume nightly --flows " + flows + " --on served\n");
  }

  @Test
  void examinesTheStage() {
    Ran doctor = on("doctor", "--json");
    assertThat(doctor.code()).as(doctor.toString()).isEqualTo(1);
    Ran words = on("doctor");
    assertThat(words.err()).startsWith("dev on AWS · eu-central-1");
    assertThat(words.out()).doesNotContain("Exception:");
  }

  /** A command that reads no flow files. */
  private Ran run(String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(aws.options());
    return Ran.in(directory.resolve("history"), args.toArray(String[]::new));
  }

  private String options() {
    return String.join(" ", aws.options());
  }

  private Ran on(String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("--flows", flows.toString()));
    args.addAll(aws.options());
    return Ran.in(directory.resolve("history"), args.toArray(String[]::new));
  }
}
