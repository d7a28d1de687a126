package airstep.cli;

import airstep.asl.timeline.Timeline;
import airstep.live.LiveRun;
import airstep.live.RunDisplay;
import airstep.live.RunWatch;
import airstep.operate.RetryChoice;
import airstep.operate.Start;
import airstep.page.Retries;
import airstep.page.RetryRefusedException;
import airstep.store.ExecutionStore;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The retries that the page starts on this machine. Each runs in a thread of its own and with an
 * opened store of its own, as {@code runs retry} does in a process of its own; so other commands
 * can stop it, and it ends as a killed one if this process ends first.
 *
 * @see RunsRetryCommand
 */
final class LocalRetries implements Retries, AutoCloseable {

  private static final String DETACHED =
      """
      detached from the retry of run %s of %s; no alert will come.
      Jobs that it started keep running in Airbyte.\
      """;

  private static final String ENDED =
      """
      stopped the retry of run %s of %s before its end.
      The Airbyte inside this process stops too, and with it the jobs.\
      """;

  private final RetryOptions options;
  private final History history;
  private final Supplier<ExecutionStore> store;
  private final PrintStream err;
  private final Map<Thread, RunWatch> running = new HashMap<>();
  private Optional<Runnable> onLastEnd = Optional.empty();

  /**
   * Creates it without a retry.
   *
   * @param store knows which runs were rehearsals
   */
  LocalRetries(
      RetryOptions options, History history, Supplier<ExecutionStore> store, PrintStream err) {
    this.options = options;
    this.history = history;
    this.store = store;
    this.err = err;
  }

  @Override
  public Optional<String> refusal(String executionArn) {
    return isRehearsal(executionArn) || options.secrets().isGiven()
        ? Optional.empty()
        : Optional.of(
            "it synced in your own Airbyte, and ./airstep ui was started without its secrets: pass"
                + " --secrets FILE to ui, or to the command");
  }

  @Override
  public String effect(String executionArn) {
    return isRehearsal(executionArn)
        ? "The run was a rehearsal, so this is one too: in an Airbyte inside ./airstep ui."
        : "It syncs in your own Airbyte. ./airstep ui has to run until it has ended.";
  }

  @Override
  public String start(RetryChoice choice, Start start) {
    CompletableFuture<String> begun = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("retry").start(() -> run(choice, start, begun));
    try {
      return begun.join();
    } catch (CompletionException | CancellationException e) {
      throw new RetryRefusedException(message(e.getCause() == null ? e : e.getCause()));
    }
  }

  /**
   * Starts no further one.
   *
   * @param onLastEnd is called when the last one has ended, unless none runs now
   * @return how many run now
   */
  synchronized int end(Runnable onLastEnd) {
    this.onLastEnd = Optional.of(onLastEnd);
    return running.size();
  }

  /** Detaches from those that run. */
  @Override
  public void close() {
    List<Thread> threads;
    synchronized (this) {
      running.values().forEach(RunWatch::leave);
      threads = List.copyOf(running.keySet());
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(RetryChoice choice, Start start, CompletableFuture<String> begun) {
    String id = choice.run().id();
    String flow = choice.run().flow();
    try (OpeningStore opening = history.open()) {
      LocalStart local = options.start(flow, isRehearsal(choice.run().arn()));
      local.chosen().notes(options.next()).forEach(err::println);
      try (OutsideHttp http = local.http();
          Timeline timeline = local.timeline(history.clock().instant());
          RunWatch watch =
              new RunWatch(
                  timeline,
                  new LiveRun(flow),
                  RunDisplay.ofNothing(),
                  err,
                  (local.isRehearsal() ? ENDED : DETACHED).formatted(id, flow),
                  opening.store()::flush)) {
        add(watch);
        LocalRun run =
            local.begin(opening.store(), http, timeline, start, watch, List.of(), _ -> {});
        begun.complete(run.execution().arn());
        err.printf("retry of run %s of %s: started%n", id, flow);
        run.follow(Optional.empty());
        if (run.execution().isClosed()) {
          err.printf("retry of run %s of %s: %s%n", id, flow, run.report().status());
        }
      }
    } catch (Exception e) {
      if (!begun.completeExceptionally(e)) {
        err.println(message(e));
      }
    } finally {
      remove();
      // After an Error, so that nobody waits for it.
      begun.cancel(false);
    }
  }

  private boolean isRehearsal(String executionArn) {
    return store.get().isRehearsal(executionArn);
  }

  private synchronized void add(RunWatch watch) {
    if (onLastEnd.isPresent()) {
      throw new UsageException("./airstep ui is about to end; start it again to retry a run");
    }
    running.put(Thread.currentThread(), watch);
  }

  private synchronized void remove() {
    running.remove(Thread.currentThread());
    if (running.isEmpty()) {
      onLastEnd.ifPresent(Runnable::run);
    }
  }

  private static String message(Throwable e) {
    return e instanceof Exception known ? Failure.of(known).message() : e.toString();
  }
}
