package airstep.simulate;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Promise 4: what is proven ours does not run on. */
record Leftovers(Played played, Consumer<String> broken) implements Runnable {

  @Override
  public void run() {
    for (Ran sync : played.syncs()) {
      unnamed(sync);
      long cancelling = sync.cleanUpsThat(played.ledger()::hasCancelled);
      if (cancelling > 1) {
        broken.accept(sync + " has " + cancelling + " clean-ups that cancelled");
      }
      leftBehind(sync);
    }
    new OthersJobs(played, broken).run();
  }

  /** A job that still runs when its sync gives it up is named, whoever started it. */
  private void unnamed(Ran sync) {
    String reason = sync.reason();
    new SyncJobs(sync)
        .reported()
        .filter(job -> played.isRunning(job, sync.end()))
        .filter(job -> !reason.matches("(?s).*\\b(the job|job " + job.id() + ")\\b.*"))
        .ifPresent(
            job -> broken.accept(sync + " does not name job " + job.id() + ", but: " + reason));
  }

  private void leftBehind(Ran sync) {
    List<Ran> concerned = Stream.concat(Stream.of(sync), sync.cleanUps().stream()).toList();
    Instant end =
        concerned.stream()
            .flatMap(it -> it.execution().stopDate().stream())
            .max(Instant::compareTo)
            .orElseThrow();
    SyncJobs jobs = new SyncJobs(sync);
    for (TriggerAnswer answer : TriggerAnswer.of(sync)) {
      long id = answer.jobId();
      if (!answer.ours()) {
        continue;
      }
      if (jobs.meant(id).filter(sync::hasStarted).isEmpty()) {
        broken.accept(sync + " takes job " + id + " for its own, which it is not");
      } else if (played.isRunning(jobs.seen(id, end).orElseThrow(), end)
          && concerned.stream().noneMatch(it -> saysUnknown(it, id))) {
        List<String> said = concerned.stream().map(it -> it.outcome() + " " + it.reason()).toList();
        broken.accept(sync + " leaves its job " + id + " behind, and says: " + said);
      }
    }
  }

  /**
   * In its outcome, about that very job if it could find out which; or in an alert, if it was
   * stopped before it could report.
   */
  private boolean saysUnknown(Ran execution, long jobId) {
    return switch (execution.outcome()) {
      case "UNKNOWN" -> new SyncJobs(execution).reportedId().orElse(jobId) == jobId;
      case "ABORTED" -> played.isUndelivered(execution) || isUnknownByAlert(execution);
      default -> false;
    };
  }

  private boolean isUnknownByAlert(Ran execution) {
    return execution.isNamedIn(
        played.slack().messages().stream()
            .map(message -> message.payload().toString())
            .filter(text -> text.contains("outcome unknown"))
            .toList());
  }
}
