package airstep.live;

import airstep.asl.Execution;
import airstep.asl.ExecutionListener;
import airstep.asl.HistoryEvent;
import airstep.asl.timeline.Timeline;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.Recording;
import airstep.store.StopRequest;
import airstep.store.StoreUnusableException;
import airstep.terminal.Person;
import airstep.terminal.Person.Interrupts;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Shows a run until it has ended, or until a person ends the command. A person at a terminal is
 * asked what becomes of the jobs; any other signal lists the jobs and detaches.
 */
public final class RunWatch implements ExecutionListener, AutoCloseable {

  /** How long a signal that ends the process waits until everything is printed. */
  private static final long FAREWELL_SECONDS = 5;

  private static final String CAUSE = "A person stopped this run with Ctrl-C";

  private final Timeline timeline;
  private final LiveRun run;
  private final RunDisplay display;
  private final PrintStream err;
  private final String farewell;
  private final Runnable flush;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::farewell, "farewell");
  private BooleanSupplier ended = () -> false;
  private Interruption interruption;
  private boolean detached;

  /**
   * Creates a watch, which listens to the run from its start on.
   *
   * @param farewell what becomes of the jobs if the command ends first
   * @param flush stores what the run has done, before a signal ends the process
   */
  public RunWatch(
      Timeline timeline,
      LiveRun run,
      RunDisplay display,
      PrintStream err,
      String farewell,
      Runnable flush) {
    this.timeline = timeline;
    this.run = run;
    this.display = display;
    this.err = err;
    this.farewell = farewell;
    this.flush = flush;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void onEvent(Execution execution, HistoryEvent event) {
    run.onEvent(execution, event);
    show();
  }

  @Override
  public void onWait(Execution execution, Instant until) {
    run.onWait(execution, until);
    show();
  }

  /** Prints a log line of a step. */
  public void log(String line) {
    display.log(line);
  }

  /**
   * Drives the timeline until the execution has ended, or until a person detaches.
   *
   * @param person empty if nobody can be asked
   */
  public void follow(
      EmbeddedStack stack, Execution execution, Recording recording, Optional<Person> person) {
    ended = execution::isClosed;
    Optional<Interrupts> interrupts = person.map(it -> ask(it, stack, execution, recording));
    try {
      timeline.runUntil(() -> detached || ended.getAsBoolean());
    } catch (RuntimeException e) {
      // Nothing follows the jobs any more, such as after a failure of the store.
      detach();
      throw e;
    } finally {
      interrupts.ifPresent(Interrupts::close);
      display.end();
      if (isAsking() && !detached) {
        err.println("\nThe run has ended.");
      }
      if (!stack.untold().isEmpty()) {
        err.println("airstep: the alert that this run was stopped could not be delivered");
      }
    }
  }

  /** Shows the passing time, each second until the end. */
  public void tick() {
    if (!detached && !ended.getAsBoolean()) {
      show();
      var _ = timeline.schedule(Duration.ofSeconds(1), this::tick);
    }
  }

  private Interrupts ask(
      Person person, EmbeddedStack stack, Execution execution, Recording recording) {
    interruption =
        new Interruption(
            timeline,
            person,
            err,
            choice -> {
              switch (choice) {
                case DETACH -> detach();
                case CANCEL -> stop(stack, recording, byHand(execution));
                case WAIT -> show();
              }
            });
    return person.onInterrupt(
        () -> onLoop(() -> interruption.interrupt(display, run.at(timeline.instant()))));
  }

  private static StopRequest byHand(Execution execution) {
    return new StopRequest(execution.arn(), Optional.empty(), Optional.of(CAUSE));
  }

  /** Stops an execution that another command has asked this one to stop. */
  public void stopAsAsked(EmbeddedStack stack, Recording recording, StopRequest asked) {
    display.end();
    err.println("airstep: another command stops this run");
    stop(stack, recording, asked);
  }

  /** Stops an execution. Rules then start the clean-ups that cancel the jobs, and the alert. */
  private void stop(EmbeddedStack stack, Recording recording, StopRequest stop) {
    ended = () -> false;
    stack
        .stepFunctions()
        .stopExecution(stop.arn(), stop.error().orElse(null), stop.cause().orElse(null));
    // The events of the stopped executions are now on their way to the rules, before this one.
    onLoop(
        () ->
            ended =
                () ->
                    stack.isIdle()
                        && recording.executions().stream()
                            .allMatch(one -> one.isClosed() || !run.follows(one)));
  }

  /** Ends {@link #follow} from another thread, and lets the jobs go on. */
  public void leave() {
    onLoop(this::detach);
  }

  private void detach() {
    display.end();
    err.println("airstep: " + farewell);
    new RunningJobs(run.at(timeline.instant())).lines(display.columns()).forEach(err::println);
    detached = true;
  }

  private void show() {
    if (!isAsking()) {
      display.show(run, timeline.instant());
    }
  }

  private boolean isAsking() {
    return interruption != null && interruption.isAsking();
  }

  private void onLoop(Runnable action) {
    var _ = timeline.schedule(timeline.instant(), action);
  }

  /** The process ends because of a signal, or because of an error that the main thread reports. */
  private void farewell() {
    leave();
    try {
      if (!closed.await(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        err.println("airstep: " + farewell);
      }
      // The process may end before the main thread closes the store.
      flush.run();
    } catch (StoreUnusableException e) {
      err.println(e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything is printed. */
  @Override
  public void close() {
    closed.countDown();
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The hook runs: it has detached, and the process ends after this.
    }
  }
}
