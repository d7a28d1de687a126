package airstep.cli;

import airstep.asl.timeline.RealTime;
import airstep.asl.timeline.Timeline;
import airstep.cli.ClockOption.Clock;
import airstep.embedded.stack.RunReport;
import airstep.flows.Flow;
import airstep.json.Json;
import airstep.live.LiveRun;
import airstep.live.LiveScreen;
import airstep.live.PlainLines;
import airstep.live.RunDisplay;
import airstep.live.RunWatch;
import airstep.live.StageRun;
import airstep.operate.LocalPlace;
import airstep.operate.Place;
import airstep.operate.Start;
import airstep.store.ExecutionStore;
import airstep.terminal.Person;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a flow once, and shows its progress until it has ended. */
abstract class FlowCommand extends Subcommand {

  private static final String DETACHED =
      """
      detached; Airstep no longer follows this run, and no alert will come.
      Jobs that it started keep running in Airbyte.\
      """;

  private static final String ENDED =
      """
      stopped before the run ended.
      The Airbyte inside this process stops too, and with it the jobs.\
      """;

  /** What only a run on this machine has. */
  private static final List<String> HERE =
      List.of("--secrets", "--flows", "--clock", "--seed", "--trace");

  @Mixin private Flows flows;

  @Mixin private PlaceOption on;

  @Mixin private SecretsOption secrets;

  @Option(names = "--json", description = "Print the report as one JSON object.")
  private boolean json;

  @Option(
      names = "--plain",
      description = "Print a line for each change, instead of redrawing lines or log lines.")
  private boolean plain;

  /**
   * Returns whether the flow is to run on this machine.
   *
   * @throws UsageException if it is not, and an option is only for this machine
   */
  final boolean isHere() {
    return on.isLocal(this, HERE);
  }

  /** Opens the place on AWS, for a caller that closes it. */
  final Place open() {
    return on.open(this);
  }

  /** Starts the flow in that place, and returns the exit code. */
  final int start(Place place, String name, Start with) {
    PrintStream err = console().err();
    boolean redraws = console().live() && !plain;
    RunDisplay display = redraws ? LiveScreen.onTerminal(err) : new PlainLines(err);
    return printed(
        new StageRun(place, display, err, InstantSource.system(), RealTime::sleep)
            .start(name, with));
  }

  /**
   * Starts the flow.
   *
   * @param name the name of the flow
   * @param clock null for a real clock with --secrets and a virtual one without
   * @param trace null for none
   * @return the exit code
   */
  final int start(String name, Start with, Clock clock, long seed, Path trace) throws Exception {
    try (OpeningStore opening = history().open()) {
      return start(opening, name, with, clock, seed, trace);
    }
  }

  /** The same with a store that is being opened. */
  final int start(OpeningStore opening, String name, Start with, Clock clock, long seed, Path trace)
      throws Exception {
    ChosenFlow one = flows.one(name).certain();
    Flow flow = Flows.runnable(one.flow());
    check(flow);
    Optional<PausedStart> paused =
        PausedStart.of(
            flow,
            LocalPlace.of(opening.store(), next(true)),
            InputOption.read(with.input()),
            now());
    if (paused.isPresent()) {
      console().err().println(paused.get().line());
      if (paused.get().held()) {
        if (json) {
          print(Json.write(paused.get().json()));
        }
        return Airstep.NOT_SUCCEEDED;
      }
    }
    one.notes(next(true)).forEach(console().err()::println);
    LocalStart start = LocalStart.of(one, secrets.file(), clock, seed);
    try (OutsideHttp http = start.http();
        Timeline timeline = start.timeline(now());
        Trace tracing = Trace.to(trace);
        RunWatch watch = watch(flow, timeline, start.isRehearsal(), opening.store())) {
      LocalRun run =
          start.begin(opening.store(), http, timeline, with, watch, List.of(tracing), logs(watch));
      run.follow(person(start.real()));
      int code = printed(run.report());
      if (!json) {
        console().draw(run.messages());
      }
      return code;
    }
  }

  /** Prints the report and returns the exit code. */
  private int printed(RunReport report) {
    if (json) {
      print(report.toJson());
    } else {
      new RunText(console()).lines(report).forEach(this::print);
    }
    return report.succeeded() ? Airstep.OK : Airstep.NOT_SUCCEEDED;
  }

  /**
   * Checks what is to be started against the flow, before anything starts.
   *
   * @throws UsageException if they do not fit
   */
  void check(Flow flow) {}

  /** Returns whether it uses the Airbyte inside this process. */
  final boolean rehearses() {
    return secrets.file().isEmpty();
  }

  private RunWatch watch(Flow flow, Timeline timeline, boolean embedded, ExecutionStore store) {
    PrintStream err = console().err();
    RunDisplay logs = console().live() ? LiveScreen.onTerminal(err) : RunDisplay.ofLogs(err);
    RunDisplay display = plain ? new PlainLines(err) : logs;
    return new RunWatch(
        timeline,
        new LiveRun(flow.name()),
        display,
        err,
        embedded ? ENDED : DETACHED,
        store::flush);
  }

  /** The person, if time is real and both the question and its answer are on a terminal. */
  private Optional<Person> person(boolean real) {
    boolean asks = real && console().live() && Boolean.getBoolean("airstep.asks");
    return asks ? Optional.of(Person.atTerminal()) : Optional.empty();
  }

  /** Takes the log lines of the steps, which {@code --plain} leaves out. */
  private Consumer<String> logs(RunWatch watch) {
    return plain && !verbose() ? _ -> {} : log(watch::log);
  }
}
