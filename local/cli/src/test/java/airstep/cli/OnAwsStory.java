package airstep.cli;

import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.Service;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A run on a stage on AWS that failed, and a person who retries it. */
record OnAwsStory(Path home) {

  private static final int LINES = 14;

  private static final List<String> CONNECTIONS =
      List.of(
          "HubSpot → Snowflake",
          "Zendesk → Snowflake",
          "Stripe → Snowflake",
          "Google Ads → BigQuery");

  private static final String FLOW = "poll: 30s\ntimeout: 10m\nretries: {count: 0}\n";

  private static final Instant MORNING = LiveWorld.SEVEN.plusSeconds(4500);

  /** Returns the blocks of the page about AWS, in the order of the page. */
  List<String> examples() {
    try (LiveWorld world = new LiveWorld(FLOW, RunDisplay.ofLogs(System.err), CONNECTIONS)) {
      pass(world);
      EmbeddedStates states = new EmbeddedStates(world.timeline, world.stack.stepFunctions());
      Service service =
          request -> {
            var response = states.handle(request);
            if (AwsOperation.of(request).endsWith("StartExecution")) {
              pass(world);
            }
            return response;
          };
      try (ServedAws aws = new ServedAws(home, service)) {
        return List.of(
            example(aws, "runs", "ls", "--on", "aws", "--profile", "data"),
            example(aws, "context", "add", "data", "--profile", "data")
                + example(aws, "context", "use", "data"),
            first(example(aws, "runs", "retry", "@last", "--on", "data", "--yes")));
      }
    }
  }

  private static void pass(LiveWorld world) {
    world.timeline.runUntil(world.timeline.instant().plusSeconds(3600));
  }

  /** The stage is on loopback here, which a person does not say. */
  private String example(ServedAws aws, String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    if (command[0].equals("runs")) {
      args.addAll(List.of("--endpoint-url", aws.uri().toString()));
    }
    Ran ran = Ran.at(() -> MORNING, home.resolve("history"), args.toArray(String[]::new));
    return PageExamples.shown(command)
        + ran.err().replace(" · " + aws.uri().getAuthority(), "")
        + ran.out();
  }

  private static String first(String example) {
    return example.lines().limit(LINES).collect(Collectors.joining("\n", "", "\n…\n"));
  }
}
