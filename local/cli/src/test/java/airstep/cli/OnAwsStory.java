package airstep.cli;

import airstep.embedded.states.EmbeddedStates;
import airstep.live.LiveWorld;
import airstep.live.RunDisplay;
import airstep.operate.Start;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run on a stage on AWS that failed, and a person who retries it. */
record OnAwsStory(Path home) {

  private static final int LINES = 12;

  private static final List<String> CONNECTIONS =
      List.of(
          "HubSpot → Snowflake",
          "Zendesk → Snowflake",
          "Stripe → Snowflake",
          "Google Ads → BigQuery");

  /** All but the one that succeeded. */
  private static final String RETRIED =
      """
      {"connections": [
        "00000000-0000-4000-8000-000000000001",
        "00000000-0000-4000-8000-000000000003",
        "00000000-0000-4000-8000-000000000004"
      ]}
      """;

  private static final String FLOW = "poll: 30s\ntimeout: 10m\nretries: {count: 0}\n";

  private static final Instant MORNING = LiveWorld.SEVEN.plusSeconds(4500);

  /** Returns the blocks of the page about AWS, in the order of the page. */
  List<String> examples() {
    try (LiveWorld world =
        new LiveWorld(
            FLOW,
            RunDisplay.ofLogs(new PrintStream(OutputStream.nullOutputStream())),
            CONNECTIONS)) {
      pass(world);
      EmbeddedStates states = new EmbeddedStates(world.timeline, world.stack.stepFunctions());
      try (ServedAws aws = new ServedAws(states)) {
        return List.of(
            example(aws, "runs", "ls", "--on", "aws", "--profile", "data"),
            example(aws, "context", "add", "data", "--profile", "data")
                + example(aws, "context", "use", "data"),
            retry(aws, world));
      }
    }
  }

  private static void pass(LiveWorld world) {
    world.timeline.runUntil(world.timeline.instant().plusSeconds(3600));
  }

  /** The command says what it retries, and then shows the run, here in virtual time. */
  private String retry(ServedAws aws, LiveWorld world) {
    String said = example(aws, "runs", "retry", "@last", "--on", "data", "--yes");
    world.printed.reset();
    var _ = StageRunTest.stage(world, new ArrayList<>()).start("nightly", Start.of(RETRIED));
    return Stream.concat(said.lines(), world.printed().lines())
        .filter(line -> !line.endsWith(PageExamples.QUESTION))
        .limit(LINES)
        .collect(Collectors.joining("\n", "", "\n…\n"));
  }

  /** The stage is on loopback here, which a person does not say. */
  private String example(ServedAws aws, String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    if (command[0].equals("runs")) {
      args.addAll(List.of("--endpoint-url", aws.uri().toString()));
    }
    // Without this answer, the run would start and then be followed in real time.
    args.remove("--yes");
    Ran ran =
        Ran.withoutAnswer(
            () -> Ran.at(() -> MORNING, home.resolve("history"), args.toArray(String[]::new)));
    return PageExamples.shown(command)
        + PageExamples.beforeTheAnswer(ran.err()).replace(" · " + aws.uri().getAuthority(), "")
        + ran.out();
  }
}
