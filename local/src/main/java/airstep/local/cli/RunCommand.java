package airstep.local.cli;

import airstep.events.Flow;
import airstep.local.embedded.airbyte.World;
import airstep.local.interpreter.Execution;
import airstep.local.runtime.EmbeddedOutside;
import airstep.local.runtime.Outside;
import airstep.local.runtime.Recording;
import airstep.local.runtime.RunReport;
import airstep.local.runtime.SecretsFile;
import airstep.local.runtime.Stage;
import airstep.local.timeline.RealTimeline;
import airstep.local.timeline.Timeline;
import airstep.local.timeline.VirtualTimeline;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a flow once, now.",
      "Without --secrets it runs on an Airbyte and a Slack inside this process."
    })
final class RunCommand implements Callable<Integer> {

  /** Which clock the run lives on. */
  enum Clock {
    REAL,
    VIRTUAL
  }

  private final Console console;
  private final Airstep airstep;

  @Mixin private Flows flows;

  @Parameters(paramLabel = "FLOW", description = "The flow's name.")
  private String name;

  @Option(
      names = "--input",
      paramLabel = "JSON",
      description = "The execution's input (default: {}, as from the console).")
  private String input = "{}";

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      description =
          "A JSON object, secret name to secret value; Airbyte and Slack are then the ones it"
              + " names.")
  private Path secrets;

  @Option(
      names = "--clock",
      paramLabel = "real|virtual",
      description = "Virtual time does not wait (default: real with --secrets, virtual without).")
  private Clock clock;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of everything that is left to chance (default: another each time).")
  private Long seed;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write one JSON line for each history event of every execution.")
  private Path trace;

  @Option(names = "--json", description = "Print the report as one JSON object.")
  private boolean json;

  RunCommand(Console console, Airstep airstep) {
    this.console = console;
    this.airstep = airstep;
  }

  @Override
  public Integer call() throws Exception {
    FlowInput.check(input);
    List<Flow> all = flows.quietlyLenient();
    Flow flow = Flows.runnable(name, all);
    long chosenSeed = seed == null ? System.nanoTime() : seed;
    Clock chosen = clock != null ? clock : secrets == null ? Clock.VIRTUAL : Clock.REAL;
    try (Timeline timeline =
            chosen == Clock.REAL
                ? new RealTimeline()
                : new VirtualTimeline(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        Trace tracing = Trace.to(trace)) {
      Optional<EmbeddedOutside> embedded =
          secrets == null
              ? Optional.of(new EmbeddedOutside(all, World.sample(chosenSeed), timeline))
              : Optional.empty();
      Outside outside =
          embedded
              .map(EmbeddedOutside::outside)
              .orElseGet(() -> SecretsFile.read(secrets, timeline));
      Recording recording = new Recording();
      Progress progress = new Progress(console, timeline);
      // On a terminal the progress says enough.
      boolean logged = airstep.verbose() || !console.live();
      Consumer<String> log = logged ? progress::log : _ -> {};
      Stage stage =
          new Stage(
              all,
              timeline,
              outside,
              chosenSeed,
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
}
