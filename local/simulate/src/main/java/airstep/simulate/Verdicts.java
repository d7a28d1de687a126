package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEventType;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.embedded.airbyte.JobState;
import airstep.embedded.airbyte.JobType;
import airstep.embedded.stack.Recording;
import airstep.json.JsonObject;
import airstep.vocabulary.StepName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Promise 2: what a sync reports of its job, and a run of its syncs, is what Airbyte knows. */
record Verdicts(Played played, Consumer<String> broken) {

  static void check(Played played, Consumer<String> broken) {
    Verdicts verdicts = new Verdicts(played, broken);
    for (Execution sync : played.syncs()) {
      switch (Played.outcome(sync)) {
        case "SUCCEEDED" ->
            verdicts.untrueSuccess(sync).ifPresent(what -> verdicts.breaks(sync, what));
        case "FAILED", "SKIPPED" ->
            verdicts.untrueFailure(sync).ifPresent(what -> verdicts.breaks(sync, what));
        default -> {}
      }
      verdicts.reportedTwice(sync);
    }
    played.of(Played.SYNC).forEach(verdicts::closedOtherwise);
    played.of("run").forEach(verdicts::ofRun);
  }

  /** A stopped sync is reported once, even if two clean-ups were requested. */
  private void reportedTwice(Execution sync) {
    List<Execution> cleanUps = played.cleanUps(sync);
    long reports = cleanUps.stream().filter(Verdicts::publishes).count();
    if (reports > 1 && cleanUps.stream().noneMatch(it -> it.status() == ExecutionStatus.ABORTED)) {
      breaks(sync, reports + " clean-ups published its end");
    }
  }

  private static boolean publishes(Execution execution) {
    return History.of(execution, HistoryEventType.TASK_STATE_ENTERED)
        .anyMatch(event -> History.value(event, "name").filter("Publish Sync"::equals).isPresent());
  }

  /** The outcome does not depend on {@code CloseSync}, which only adds what explains it. */
  private void closedOtherwise(Execution sync) {
    if (sync.status() != ExecutionStatus.ABORTED) {
      History.of(sync, HistoryEventType.TASK_SCHEDULED)
          .flatMap(event -> verdict(event).stream())
          .filter(verdict -> !verdict.equals(Played.outcome(sync)))
          .forEach(verdict -> breaks(sync, "its verdict was " + verdict));
    }
  }

  /** The outcome that {@code CloseSync} is given, if the event schedules that. */
  private static Optional<String> verdict(HistoryEvent event) {
    return History.value(event, "parameters").orElseThrow() instanceof Map<?, ?> arguments
            && String.valueOf(arguments.get("FunctionName"))
                .endsWith(StepName.CLOSE_SYNC.functionName())
            && arguments.get("Payload") instanceof Map<?, ?> payload
            && payload.get("verdict") instanceof Map<?, ?> verdict
            && verdict.get("outcome") instanceof String outcome
        ? Optional.of(outcome)
        : Optional.empty();
  }

  /** What a run reports is what its syncs reported. */
  private void ofRun(Execution run) {
    JsonObject report = Played.report(run);
    List<String> outcomes =
        played.recording().startedBy(run).stream().map(Played::outcome).toList();
    boolean well = outcomes.stream().allMatch(List.of("SUCCEEDED", "SKIPPED")::contains);
    boolean all = report.whole("total").orElse(0) == outcomes.size();
    String status = report.text("status").orElse("");
    boolean untrueFailure = status.equals("FAILED") && well && all && !outcomes.isEmpty();
    boolean succeeded = run.status() == ExecutionStatus.SUCCEEDED;
    if (untrueFailure || (succeeded && !(well && all))) {
      breaks(run, "its syncs ended " + outcomes);
    }
    if (succeeded && status.equals("SUCCEEDED")) {
      LeftOut.of(played, run).forEach(id -> breaks(run, "it left out connection " + id));
    }
  }

  private Optional<String> untrueSuccess(Execution sync) {
    Optional<EmbeddedJob> reported = new SyncJobs(played, sync).reported();
    if (reported.isEmpty()) {
      return Optional.of("it names no job");
    }
    EmbeddedJob job = reported.get();
    JobState state = played.state(job, sync.stopDate().orElseThrow());
    if (state.status() != EmbeddedJobStatus.SUCCEEDED) {
      return Optional.of("job " + job.id() + " was " + state.status());
    }
    if (job.type() != JobType.SYNC) {
      return Optional.of("job " + job.id() + " is a " + job.type());
    }
    String connection = Recording.input(sync).text("connectionId").orElse("");
    if (!job.connectionId().toString().equals(connection)) {
      return Optional.of("job " + job.id() + " is of another connection");
    }
    return state.updatedAt().minus(played.ahead()).isBefore(seenSince(sync))
        ? Optional.of("job " + job.id() + " had succeeded before the sync began")
        : Optional.empty();
  }

  /** Also if the job still ran when the sync gave up: the sync had started it. */
  private Optional<String> untrueFailure(Execution sync) {
    return played.jobsOf(sync).stream()
        .filter(job -> job.type() == JobType.SYNC)
        .filter(job -> played.end(job).status() == EmbeddedJobStatus.SUCCEEDED)
        .filter(job -> !isHiddenByAnother(sync, job))
        .findFirst()
        .map(job -> "its job " + job.id() + " succeeded");
  }

  /**
   * What no protocol can promise: someone else started a job in the minutes in which our answer was
   * lost, it was taken for ours, and our request landed after it.
   */
  private boolean isHiddenByAnother(Execution sync, EmbeddedJob own) {
    SyncJobs jobs = new SyncJobs(played, sync);
    return jobs.reportedId().stream()
        .mapToObj(jobs::meant)
        .flatMap(Optional::stream)
        .filter(reported -> !played.ledger().isStarter(sync, reported))
        .filter(reported -> reported.serial() < own.serial())
        .anyMatch(reported -> !played.created(reported).isBefore(seenSince(sync)));
  }

  /** A job may be above the watermark from then on: earlier where a list may be behind. */
  private Instant seenSince(Execution sync) {
    boolean stale = played.struck().containsKey(FaultKind.STALE_LISTING);
    return sync.startDate().minus(stale ? FaultDraw.BOUND : Duration.ZERO);
  }

  private void breaks(Execution execution, String what) {
    JsonObject report = Played.report(execution);
    String verdict = report.text("status").orElseGet(() -> Played.outcome(execution));
    String reason = report.text("reason").map(text -> " (" + text + ")").orElse("");
    broken.accept(
        Ledger.shortened(execution.arn()) + " says " + verdict + reason + ", but " + what);
  }
}
