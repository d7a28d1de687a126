package airstep.cli;

import airstep.asl.Execution;
import airstep.asl.timeline.Timeline;
import airstep.embedded.airbyte.World;
import airstep.embedded.stack.Conditions;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.LoadedMachines;
import airstep.embedded.stack.Recording;
import airstep.embedded.stack.RunReport;
import airstep.embedded.stack.SecretsFile;
import airstep.flows.Flow;
import airstep.store.ExecutionStore;
import airstep.store.Recorder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a flow once, and shows its progress until it has ended. */
abstract class FlowCommand extends Subcommand {

  /** The clock of the flow. */
  enum Clock {
    REAL,
    VIRTUAL
  }

  @Mixin private Flows flows;

  @Parameters(paramLabel = "FLOW", description = "The flow's name.")
  private String name;

  @Mixin private SecretsOption secrets;

  @Option(names = "--json", description = "Print the report as one JSON object.")
  private boolean json;

  /**
   * Starts the flow with that input.
   *
   * @param clock null for a real clock with --secrets and a virtual one without
   * @param trace null for none
   * @return the exit code
   */
  final int start(String input, Clock clock, long seed, Path trace) throws Exception {
    try (OpeningStore opening = history().open()) {
      return start(opening, input, clock, seed, trace);
    }
  }

  private int start(OpeningStore opening, String input, Clock clock, long seed, Path trace)
      throws Exception {
    ChosenFlow one = flows.one(name).certain();
    Flow flow = Flows.runnable(one.flow());
    List<Flow> all = one.all();
    one.notes().forEach(console().err()::println);
    Optional<SecretsFile> file = secrets.file();
    if (clock == Clock.VIRTUAL) {
      file.ifPresent(it -> needThisMachine(it.elsewhere(flow)));
    }
    boolean real = clock == null ? file.isPresent() : clock == Clock.REAL;
    Recorder recorder = recorder(opening.store(), real, file.isEmpty());
    try (Timeline timeline = SecretsOption.timeline(real);
        Trace tracing = Trace.to(trace)) {
      Services services = Services.of(file, all, World.sample(seed), timeline, !real);
      Recording recording = new Recording();
      Progress progress = new Progress(console(), timeline);
      EmbeddedStack stage =
          new EmbeddedStack(
              LoadedMachines.of(all),
              timeline,
              services.outside(),
              seed,
              Conditions.recorded(recorder, List.of(recording, tracing, progress), timeline),
              log(progress::log).andThen(recorder::log));
      Execution execution = stage.start(flow, input);
      await(execution, timeline, progress, real);
      RunReport report = RunReport.of(flow.name(), execution, recording);
      if (json) {
        print(report.toJson());
      } else {
        new RunText(console()).lines(report).forEach(this::print);
        console().draw(services.messages().get());
      }
      return report.succeeded() ? Airstep.OK : Airstep.NOT_SUCCEEDED;
    }
  }

  private static Recorder recorder(ExecutionStore store, boolean real, boolean rehearsal) {
    if (!real) {
      store.group();
    }
    return new Recorder(store, rehearsal);
  }

  private static void await(
      Execution execution, Timeline timeline, Progress progress, boolean real) {
    Thread farewell = new Thread(() -> progress.farewell(execution));
    Runtime.getRuntime().addShutdownHook(farewell);
    try {
      if (real) {
        progress.tick(timeline, execution);
      }
      timeline.runUntil(execution::isClosed);
    } finally {
      Runtime.getRuntime().removeShutdownHook(farewell);
      progress.end();
    }
  }

  /** Virtual time skips from poll to poll: a real job would be cancelled as overdue. */
  private static void needThisMachine(List<String> elsewhere) {
    if (!elsewhere.isEmpty()) {
      throw new UsageException(
          "--clock virtual: "
              + String.join(" and ", elsewhere)
              + " is on another machine, where time is real and a healthy job would be cancelled as"
              + " overdue; leave out --clock, or use a test server on localhost");
    }
  }
}
