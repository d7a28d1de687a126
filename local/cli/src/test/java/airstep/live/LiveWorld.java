package airstep.live;

import airstep.asl.Execution;
import airstep.asl.timeline.VirtualTimeline;
import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import airstep.embedded.airbyte.World;
import airstep.embedded.stack.Conditions;
import airstep.embedded.stack.EmbeddedOutside;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.LoadedMachines;
import airstep.embedded.stack.Recording;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A run of a flow in virtual time, watched from its start, on an Airbyte with four connections: one
 * whose first job fails, one that succeeds after two minutes, one whose job never ends, and one
 * whose job fails for good.
 */
public final class LiveWorld implements AutoCloseable {

  public static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

  private static final List<String> NAMES = List.of("Flaky", "Fine", "Endless 東京", "Broken");

  private static final String CONNECTIONS =
      "connections: [%s, %s, %s, %s]\n".formatted(id(0), id(1), id(2), id(3));

  public final VirtualTimeline timeline = new VirtualTimeline(SEVEN);
  final LiveRun run = new LiveRun("nightly");
  public final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  public final PrintStream err = new PrintStream(printed, true, StandardCharsets.UTF_8);
  public final Recording recording = new Recording();
  final RunWatch watch;
  public final EmbeddedStack stack;
  final EmbeddedOutside outside;
  public final Execution execution;

  /** Runs a flow of all four with these settings, and draws it with that display. */
  public LiveWorld(String yaml, RunDisplay display) {
    this(yaml, display, NAMES);
  }

  /** The same with these names of the connections. */
  public LiveWorld(String yaml, RunDisplay display, List<String> names) {
    Flow flow = FlowReader.of("nightly", CONNECTIONS + yaml);
    outside = new EmbeddedOutside(List.of(flow), world(names), timeline);
    watch = new RunWatch(timeline, run, display, err, "farewell", () -> {});
    stack =
        new EmbeddedStack(
            LoadedMachines.of(List.of(flow)),
            timeline,
            outside.outside(),
            1,
            Conditions.calm(List.of(recording, watch), timeline),
            _ -> {});
    execution = stack.start(flow, "{}");
  }

  /** The same without a display. */
  public LiveWorld(String yaml) {
    this(yaml, RunDisplay.ofLogs(System.err));
  }

  private static World world(List<String> names) {
    World world = World.empty(1);
    for (int i = 0; i < names.size(); i++) {
      world = world.withConnection(id(i), names.get(i));
    }
    JobPlan fine = JobPlan.succeeds(Duration.ofMinutes(2), 1_200, 34_000);
    return world
        .withScript(id(0), Script.of(JobPlan.fails(Duration.ofSeconds(20)), fine))
        .withScript(id(1), Script.of(fine.afterPending(Duration.ofSeconds(20))))
        .withScript(id(2), Script.of(JobPlan.neverEnds()))
        .withScript(id(3), Script.of(JobPlan.stays(EmbeddedJobStatus.FAILED)));
  }

  private static UUID id(int number) {
    return UUID.fromString("00000000-0000-4000-8000-00000000000" + (number + 1));
  }

  /** Lets time pass, and returns what is then known. */
  LiveStatus after(int seconds) {
    timeline.runUntil(SEVEN.plusSeconds(seconds));
    return run.at(timeline.instant());
  }

  public String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    watch.close();
    timeline.close();
  }
}
