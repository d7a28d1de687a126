package airstep.simulate;

import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEventType;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.embedded.airbyte.JobState;
import airstep.embedded.airbyte.JobType;
import airstep.vocabulary.StepName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Promise 2: what a sync reports about its job, and a run about its syncs, matches what Airbyte
 * knows.
 */
record Verdicts(PlayedDay played, Consumer<String> broken) implements Runnable {

  @Override
  public void run() {
    for (PlayedExecution sync : played.syncs()) {
      Optional<String> untrue =
          switch (sync.outcome()) {
            case "SUCCEEDED" -> untrueSuccess(sync);
            case "FAILED", "SKIPPED" -> untrueFailure(sync);
            default -> Optional.empty();
          };
      untrue.ifPresent(what -> breaks(sync, what));
      long reports = sync.cleanUpsThat(Verdicts::publishes);
      if (reports > 1) {
        breaks(sync, reports + " clean-ups published its end");
      }
    }
    played.of(PlayedDay.SYNC).forEach(this::closedOtherwise);
    played.of(PlayedDay.RUN).forEach(this::ofRun);
  }

  private static boolean publishes(PlayedExecution cleanUp) {
    return cleanUp
        .events(HistoryEventType.TASK_STATE_ENTERED)
        .anyMatch(event -> event.value("name").filter("Publish Sync"::equals).isPresent());
  }

  /** The outcome does not depend on {@code CloseSync}, which only adds what explains it. */
  private void closedOtherwise(PlayedExecution sync) {
    if (!sync.isStopped()) {
      sync.events(HistoryEventType.TASK_SCHEDULED)
          .flatMap(event -> verdict(event).stream())
          .filter(verdict -> !verdict.equals(sync.outcome()))
          .forEach(verdict -> breaks(sync, "its verdict was " + verdict));
    }
  }

  /** The outcome that {@code CloseSync} is given, if the event schedules that. */
  private static Optional<String> verdict(HistoryEvent event) {
    return event.value("parameters").orElseThrow() instanceof Map<?, ?> arguments
            && String.valueOf(arguments.get("FunctionName"))
                .endsWith(StepName.CLOSE_SYNC.functionName())
            && arguments.get("Payload") instanceof Map<?, ?> payload
            && payload.get("verdict") instanceof Map<?, ?> verdict
            && verdict.get("outcome") instanceof String outcome
        ? Optional.of(outcome)
        : Optional.empty();
  }

  /** What a run reports is what its syncs reported. */
  private void ofRun(PlayedExecution run) {
    List<String> outcomes = run.started().stream().map(PlayedExecution::outcome).toList();
    boolean well = outcomes.stream().allMatch(List.of("SUCCEEDED", "SKIPPED")::contains);
    boolean all = run.report().whole("total").orElse(0) == outcomes.size();
    boolean untrueFailure = run.reports("status", "FAILED") && well && all && !outcomes.isEmpty();
    if (untrueFailure || (run.hasSucceeded() && !(well && all))) {
      breaks(run, "its syncs ended " + outcomes);
    }
    List<String> selection = run.selection();
    run.started().stream()
        .flatMap(sync -> sync.input("connectionId").stream())
        .filter(id -> !selection.isEmpty() && !selection.contains(id))
        .forEach(id -> breaks(run, "it synced connection " + id + ", which was not selected"));
    if (run.hasSucceeded() && run.reports("status", "SUCCEEDED")) {
      LeftOutConnections.of(run).forEach(id -> breaks(run, "it left out connection " + id));
    }
  }

  private Optional<String> untrueSuccess(PlayedExecution sync) {
    Optional<EmbeddedJob> reported = new SyncJobs(sync).reported();
    if (reported.isEmpty()) {
      return Optional.of("it names no job");
    }
    EmbeddedJob job = reported.get();
    JobState state = played.state(job, sync.end());
    if (state.status() != EmbeddedJobStatus.SUCCEEDED) {
      return Optional.of("job " + job.id() + " was " + state.status());
    }
    if (job.type() != JobType.SYNC) {
      return Optional.of("job " + job.id() + " is a " + job.type());
    }
    if (!sync.isGiven("connectionId", job.connectionId().toString())) {
      return Optional.of("job " + job.id() + " is of another connection");
    }
    return state.updatedAt().minus(played.ahead()).isBefore(seenSince(sync))
        ? Optional.of("job " + job.id() + " had succeeded before the sync began")
        : Optional.empty();
  }

  /** Also if the job still ran when the sync gave up: the sync had started it. */
  private Optional<String> untrueFailure(PlayedExecution sync) {
    return sync.jobs().stream()
        .filter(job -> job.type() == JobType.SYNC)
        .filter(job -> job.at(Day.END).status() == EmbeddedJobStatus.SUCCEEDED)
        .filter(job -> !isHiddenByAnother(sync, job))
        .filter(job -> !new SyncJobs(sync).isForgotten(job))
        .findFirst()
        .map(job -> "its job " + job.id() + " succeeded");
  }

  /**
   * What no protocol can promise: someone else started a job in the minutes in which our answer was
   * lost, it was mistaken for ours, and our request took effect after it.
   */
  private boolean isHiddenByAnother(PlayedExecution sync, EmbeddedJob own) {
    SyncJobs jobs = new SyncJobs(sync);
    return jobs.reportedId().stream()
        .mapToObj(jobs::meant)
        .flatMap(Optional::stream)
        .filter(reported -> !sync.hasStarted(reported) && reported.serial() < own.serial())
        .anyMatch(reported -> !played.created(reported).isBefore(seenSince(sync)));
  }

  /** A job may be above the watermark from then on: earlier where a list may be behind. */
  private Instant seenSince(PlayedExecution sync) {
    boolean stale = played.struck().containsKey(FaultKind.STALE_LISTING);
    return sync.start().minus(stale ? FaultDraw.BOUND : Duration.ZERO);
  }

  private void breaks(PlayedExecution execution, String what) {
    String verdict = execution.report().text("status").orElseGet(execution::outcome);
    String reason = execution.report().text("reason").map(it -> " (" + it + ")").orElse("");
    broken.accept(execution + " says " + verdict + reason + ", but " + what);
  }
}
