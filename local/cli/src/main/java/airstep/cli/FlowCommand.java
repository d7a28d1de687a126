package airstep.cli;

import airstep.asl.Execution;
import airstep.asl.timeline.RealTimeline;
import airstep.asl.timeline.Timeline;
import airstep.asl.timeline.VirtualTimeline;
import airstep.embedded.airbyte.World;
import airstep.embedded.stack.EmbeddedOutside;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.Outside;
import airstep.embedded.stack.Recording;
import airstep.embedded.stack.RunReport;
import airstep.embedded.stack.SecretsFile;
import airstep.flows.Flow;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a flow once and shows how it goes, until it has ended. */
abstract class FlowCommand implements Callable<Integer> {

  /** Which clock the flow lives on. */
  enum Clock {
    REAL,
    VIRTUAL
  }

  private final Console console;
  private final Airstep airstep;

  @Mixin private Flows flows;

  @Parameters(paramLabel = "FLOW", description = "The flow's name.")
  private String name;

  @Mixin private SecretsOption secrets;

  @Option(names = "--json", description = "Print the report as one JSON object.")
  private boolean json;

  FlowCommand(Console console, Airstep airstep) {
    this.console = console;
    this.airstep = airstep;
  }

  /**
   * Starts the flow with that input.
   *
   * @param clock null for a real one if Airbyte and Slack are real too
   * @param trace null for none
   * @return the exit code
   */
  final int start(String input, Clock clock, long seed, Path trace) throws Exception {
    ChosenFlow one = flows.one(name).certain();
    Flow flow = Flows.runnable(one.flow());
    List<Flow> all = one.all();
    one.notes().forEach(console.err()::println);
    Optional<SecretsFile> file = secrets.file().map(SecretsFile::read);
    if (clock == Clock.VIRTUAL) {
      file.ifPresent(it -> needThisMachine(it.elsewhere(flow)));
    }
    Clock chosen = clock != null ? clock : file.isEmpty() ? Clock.VIRTUAL : Clock.REAL;
    try (Timeline timeline =
            chosen == Clock.REAL
                ? new RealTimeline()
                : new VirtualTimeline(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        Trace tracing = Trace.to(trace)) {
      Optional<EmbeddedOutside> embedded =
          file.isEmpty()
              ? Optional.of(new EmbeddedOutside(all, World.sample(seed), timeline))
              : Optional.empty();
      Outside outside =
          embedded
              .map(EmbeddedOutside::outside)
              .orElseGet(() -> outside(file.orElseThrow(), all, timeline, chosen));
      Recording recording = new Recording();
      Progress progress = new Progress(console, timeline);
      // On a terminal the progress says enough.
      boolean logged = airstep.verbose() || !console.live();
      Consumer<String> log = logged ? progress::log : _ -> {};
      EmbeddedStack stage =
          new EmbeddedStack(
              all,
              timeline,
              outside,
              seed,
              new Listeners(List.of(recording, tracing, progress)),
              log);
      Execution execution = stage.start(flow, input);
      Thread farewell = new Thread(() -> progress.farewell(execution));
      Runtime.getRuntime().addShutdownHook(farewell);
      try {
        if (chosen == Clock.REAL) {
          progress.tick(timeline, execution);
        }
        timeline.runUntil(execution::isClosed);
      } finally {
        Runtime.getRuntime().removeShutdownHook(farewell);
        progress.end();
      }
      RunReport report = RunReport.of(flow.name(), execution, recording);
      if (json) {
        console.out().println(report.toJson());
      } else {
        new RunText(console).lines(report).forEach(console.out()::println);
        embedded.ifPresent(parts -> new SlackText(console).draw(parts.slack().messages()));
      }
      return report.succeeded() ? Airstep.OK : Airstep.NOT_SUCCEEDED;
    }
  }

  private static Outside outside(
      SecretsFile file, List<Flow> flows, Timeline timeline, Clock clock) {
    return clock == Clock.REAL
        ? file.outside(flows, timeline)
        : file.outsideOnThisMachine(flows, timeline);
  }

  /** Virtual time leaps from look to look: elsewhere, a healthy job would be cancelled as late. */
  private static void needThisMachine(List<String> elsewhere) {
    if (!elsewhere.isEmpty()) {
      throw new UsageException(
          "--clock virtual: "
              + String.join(" and ", elsewhere)
              + " leads to another machine, where time does not leap and a healthy job would be"
              + " cancelled as late; leave out --clock, or name a test server on localhost");
    }
  }
}
