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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Promise 2: what a sync says of its job, and a run of its syncs, is what Airbyte knows of it. */
final class Verdicts {

  private Verdicts() {}

  static void check(Played played, List<Broken> broken) {
    for (Execution sync : played.syncs()) {
      switch (Played.outcome(sync)) {
        case "SUCCEEDED" ->
            untrueSuccess(played, sync).ifPresent(what -> add(broken, "SUCCEEDED", sync, what));
        case "FAILED", "SKIPPED" ->
            untrueFailure(played, sync)
                .ifPresent(what -> add(broken, Played.outcome(sync), sync, what));
        default -> {}
      }
      toldTwice(played, sync, broken);
    }
    played.of("run").forEach(run -> ofRun(played, run, broken));
  }

  /** A clean-up that is asked for twice tells of the stopped sync once. */
  private static void toldTwice(Played played, Execution sync, List<Broken> broken) {
    List<Execution> cleanUps = played.cleanUps(sync);
    long told = cleanUps.stream().filter(Verdicts::publishes).count();
    if (told > 1 && cleanUps.stream().noneMatch(it -> it.status() == ExecutionStatus.ABORTED)) {
      add(broken, Played.outcome(sync), sync, told + " clean-ups have published its end");
    }
  }

  private static boolean publishes(Execution execution) {
    return execution.history().stream()
        .filter(event -> event.type() == HistoryEventType.TASK_STATE_ENTERED)
        .flatMap(event -> event.details().stream())
        .anyMatch(detail -> detail.equals(new HistoryEvent.Detail.Plain("name", "Publish Sync")));
  }

  /** What a run says of itself is what its syncs have said. */
  private static void ofRun(Played played, Execution run, List<Broken> broken) {
    JsonObject told = Played.told(run);
    List<String> outcomes =
        played.recording().startedBy(run).stream().map(Played::outcome).toList();
    boolean well = outcomes.stream().allMatch(List.of("SUCCEEDED", "SKIPPED")::contains);
    boolean all = told.whole("total").orElse(0) == outcomes.size();
    String status = told.text("status").orElse("");
    if (status.equals("FAILED") && well && all && !outcomes.isEmpty()) {
      add(broken, status, run, "its syncs ended " + outcomes);
    }
    if (run.status() == ExecutionStatus.SUCCEEDED && !(well && all)) {
      add(broken, status, run, "its syncs ended " + outcomes);
    }
    if (run.status() == ExecutionStatus.SUCCEEDED && status.equals("SUCCEEDED")) {
      LeftOut.of(played, run)
          .forEach(id -> add(broken, status, run, "has left connection " + id + " out"));
    }
  }

  private static Optional<String> untrueSuccess(Played played, Execution sync) {
    JsonObject told = Played.told(sync);
    Optional<EmbeddedJob> job =
        told.whole("jobId").isEmpty()
            ? Optional.empty()
            : played.seen(sync, told.whole("jobId").getAsLong(), sync.stopDate().orElseThrow());
    if (job.isEmpty()) {
      return Optional.of("it names no job");
    }
    Instant end = sync.stopDate().orElseThrow();
    JobState state = played.state(job.get(), end);
    if (state.status() != EmbeddedJobStatus.SUCCEEDED) {
      return Optional.of("job " + job.get().id() + " was " + state.status());
    }
    if (job.get().type() != JobType.SYNC) {
      return Optional.of("job " + job.get().id() + " is a " + job.get().type());
    }
    String connection = Recording.input(sync).text("connectionId").orElse("");
    if (!job.get().connectionId().toString().equals(connection)) {
      return Optional.of("job " + job.get().id() + " is of another connection");
    }
    return state.updatedAt().minus(played.ahead()).isBefore(seenSince(played, sync))
        ? Optional.of("job " + job.get().id() + " had succeeded before the sync began")
        : Optional.empty();
  }

  /** Also if the job still ran when the sync gave it up: it had started all the same. */
  private static Optional<String> untrueFailure(Played played, Execution sync) {
    return played.jobsOf(sync).stream()
        .filter(job -> job.type() == JobType.SYNC)
        .filter(job -> played.end(job).status() == EmbeddedJobStatus.SUCCEEDED)
        .filter(job -> !isHiddenByAnother(played, sync, job))
        .findFirst()
        .map(job -> "its job " + job.id() + " has succeeded");
  }

  /**
   * What no protocol can promise: somebody else has started a job in the minutes in which our
   * answer was lost, it was taken for ours, and our request has landed after it.
   */
  private static boolean isHiddenByAnother(Played played, Execution sync, EmbeddedJob own) {
    return Played.told(sync).whole("jobId").stream()
        .mapToObj(id -> played.job(sync, id))
        .flatMap(Optional::stream)
        .filter(told -> !sync.arn().equals(played.ledger().starts().get(told.serial())))
        .filter(told -> told.serial() < own.serial())
        .anyMatch(told -> !played.created(told).isBefore(seenSince(played, sync)));
  }

  /** A job from then on may stand above the watermark: where a listing may be behind, earlier. */
  private static Instant seenSince(Played played, Execution sync) {
    boolean stale = played.struck().containsKey(FaultKind.STALE_LISTING);
    return sync.startDate().minus(stale ? FaultMaker.BOUND : Duration.ZERO);
  }

  private static void add(List<Broken> broken, String verdict, Execution sync, String what) {
    String who = Ledger.shortened(sync.arn());
    String told = Played.told(sync).text("reason").map(reason -> " (" + reason + ")").orElse("");
    broken.add(
        new Broken(Invariant.TRUE_VERDICT, who + " says " + verdict + told + ", but " + what));
  }
}
