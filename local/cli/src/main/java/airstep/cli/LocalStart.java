package airstep.cli;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.StepFunctionsException;
import airstep.asl.timeline.Timeline;
import airstep.cli.ClockOption.Clock;
import airstep.embedded.airbyte.World;
import airstep.embedded.stack.Conditions;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.LoadedMachines;
import airstep.embedded.stack.Recording;
import airstep.embedded.stack.SecretsFile;
import airstep.flows.Flow;
import airstep.live.RunWatch;
import airstep.operate.Start;
import airstep.operate.StartedMeanwhileException;
import airstep.store.ExecutionStore;
import airstep.store.Recorder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a flow starts on this machine: in an embedded Step Functions, whose executions are stored as
 * they happen.
 *
 * @param chosen the flow and the others of its folder
 * @param secrets those of an Airbyte and a Slack outside of this process; empty for a rehearsal
 *     with those inside
 * @param real whether time is real
 * @param seed the seed of everything random
 */
record LocalStart(ChosenFlow chosen, Optional<SecretsFile> secrets, boolean real, long seed) {

  /**
   * Prepares the start.
   *
   * @param clock null for a real clock with secrets and a virtual one without
   * @throws UsageException if the secrets do not fit the clock
   */
  static LocalStart of(ChosenFlow chosen, Optional<SecretsFile> secrets, Clock clock, long seed) {
    if (clock == Clock.VIRTUAL) {
      secrets.ifPresent(it -> needThisMachine(it.elsewhere(chosen.flow())));
    }
    boolean real = clock == null ? secrets.isPresent() : clock == Clock.REAL;
    return new LocalStart(chosen, secrets, real, seed);
  }

  Flow flow() {
    return chosen.flow();
  }

  boolean isRehearsal() {
    return secrets.isEmpty();
  }

  /** Opens the client of its steps, which the caller closes after the timeline. */
  OutsideHttp http() {
    return OutsideHttp.of(secrets);
  }

  /** Returns the timeline to drive it with, which the caller closes. */
  Timeline timeline(Instant now) {
    return SecretsOption.timeline(real, now);
  }

  /**
   * Starts the flow. The result has to be followed to its end on the same thread.
   *
   * @param watch listens, and stops the run if another command asks for it
   * @param more other listeners, before the watch
   * @param logs takes the log lines of the steps, which are stored too
   * @throws StartedMeanwhileException if another command has used the name
   */
  LocalRun begin(
      ExecutionStore store,
      OutsideHttp http,
      Timeline timeline,
      Start start,
      RunWatch watch,
      List<ExecutionListener> more,
      Consumer<String> logs) {
    if (!real) {
      store.group();
    }
    Recorder recorder = new Recorder(store, isRehearsal());
    Services services =
        Services.of(secrets, http, chosen.all(), World.sample(seed), timeline, !real);
    Recording recording = new Recording();
    List<ExecutionListener> listeners = new ArrayList<>(List.of(recording));
    listeners.addAll(more);
    listeners.add(watch);
    EmbeddedStack stack =
        new EmbeddedStack(
            LoadedMachines.of(chosen.all()),
            timeline,
            services.outside(),
            seed,
            Conditions.recorded(recorder, listeners, timeline),
            logs.andThen(recorder::log));
    LocalRun run = new LocalRun(flow(), stack, execution(stack, start), recording, watch, services);
    if (real) {
      watch.tick();
      new AskedStops(store.stops(), timeline, run::stop).look();
    }
    return run;
  }

  private Execution execution(EmbeddedStack stack, Start start) {
    if (start.name().isEmpty()) {
      return stack.start(flow(), start.input());
    }
    try {
      return stack.start(flow(), start.name().get(), start.input());
    } catch (StepFunctionsException e) {
      throw e.code().equals(StepFunctionsException.NAME_TAKEN)
          ? new StartedMeanwhileException()
          : e;
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
