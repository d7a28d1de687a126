package airstep.local.simulate;

import airstep.json.JsonObject;
import airstep.local.embedded.airbyte.Job;
import airstep.local.embedded.airbyte.JobState;
import airstep.local.embedded.airbyte.JobStatus;
import airstep.local.interpreter.Execution;
import airstep.local.runtime.Recording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Promise 2: what a sync says of its job is what Airbyte knows of it. */
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
    }
  }

  private static Optional<String> untrueSuccess(Played played, Execution sync) {
    JsonObject told = Played.told(sync);
    Optional<Job> job =
        told.whole("jobId").isEmpty()
            ? Optional.empty()
            : played.job(told.whole("jobId").getAsLong());
    if (job.isEmpty()) {
      return Optional.of("it names no job");
    }
    Instant end = sync.stopDate().orElseThrow();
    JobState state = played.state(job.get(), end);
    if (state.status() != JobStatus.SUCCEEDED) {
      return Optional.of("job " + job.get().id() + " was " + state.status());
    }
    String connection = Recording.input(sync).text("connectionId").orElse("");
    if (!job.get().connectionId().toString().equals(connection)) {
      return Optional.of("job " + job.get().id() + " is of another connection");
    }
    return state.updatedAt().minus(played.ahead()).isBefore(sync.startDate())
        ? Optional.of("job " + job.get().id() + " had succeeded before the sync began")
        : Optional.empty();
  }

  /** Also if the job still ran when the sync gave it up: it had started all the same. */
  private static Optional<String> untrueFailure(Played played, Execution sync) {
    return played.jobsOf(sync).stream()
        .filter(job -> played.end(job).status() == JobStatus.SUCCEEDED)
        .findFirst()
        .map(job -> "its job " + job.id() + " has succeeded");
  }

  private static void add(List<Broken> broken, String verdict, Execution sync, String what) {
    String who = Ledger.shortened(sync.arn());
    String told = Played.told(sync).text("reason").map(reason -> " (" + reason + ")").orElse("");
    broken.add(
        new Broken(Invariant.TRUE_VERDICT, who + " says " + verdict + told + ", but " + what));
  }
}
