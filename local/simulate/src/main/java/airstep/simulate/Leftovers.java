package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedJob;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Promise 4: what is proven ours does not keep running, and what is not is left alone. */
record Leftovers(PlayedDay played, Consumer<String> broken) implements Runnable {

  @Override
  public void run() {
    for (PlayedExecution sync : played.syncs()) {
      unnamed(sync);
      long cancelling = sync.cleanUpsThat(played.ledger()::hasCancelled);
      if (cancelling > 1) {
        broken.accept(sync + " has " + cancelling + " clean-ups that cancelled");
      }
      leftBehind(sync);
    }
    played.ledger().hits.forEach(this::cancelled);
  }

  /** A job that still runs when its sync gives up on it is named, whoever started it. */
  private void unnamed(PlayedExecution sync) {
    String reason = sync.reason();
    new SyncJobs(sync)
        .reported()
        .filter(job -> played.isRunning(job, sync.end()))
        .filter(job -> !reason.matches("(?s).*\\b(the job|job " + job.id() + ")\\b.*"))
        .ifPresent(
            job -> broken.accept(sync + " does not name job " + job.id() + ", but: " + reason));
  }

  private void leftBehind(PlayedExecution sync) {
    List<PlayedExecution> concerned =
        Stream.concat(Stream.of(sync), sync.cleanUps().stream()).toList();
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
        broken.accept(sync + " claims job " + id + " as its own, but it is not");
      } else if (played.isRunning(jobs.seen(id, end).orElseThrow(), end)
          && concerned.stream().noneMatch(it -> saysUnknown(it, id))) {
        List<String> said = concerned.stream().map(it -> it.outcome() + " " + it.reason()).toList();
        broken.accept(sync + " leaves its job " + id + " behind, and reports: " + said);
      }
    }
  }

  /**
   * In its outcome, about that exact job if it could find out which one; or in an alert, if it was
   * stopped before it could report.
   */
  private boolean saysUnknown(PlayedExecution execution, long jobId) {
    return switch (execution.outcome()) {
      case "UNKNOWN" -> new SyncJobs(execution).reportedId().orElse(jobId) == jobId;
      case "ABORTED" -> played.isUndelivered(execution) || isUnknownByAlert(execution);
      default -> false;
    };
  }

  private boolean isUnknownByAlert(PlayedExecution execution) {
    return execution.isNamedIn(
        played.slack().messages().stream()
            .map(message -> message.payload().toString())
            .filter(text -> text.contains("outcome unknown"))
            .toList());
  }

  /** What is not proven ours is left alone. */
  private void cancelled(Ledger.Hit hit) {
    List<PlayedExecution> syncs =
        played.syncs().stream().filter(it -> isConcerned(it.arn(), hit.cancel())).toList();
    EmbeddedJob job = hit.job();
    Optional<String> owner = played.ledger().starter(job);
    if (owner.filter(it -> isConcerned(it, hit.cancel())).isEmpty()
        && !wasOurs(syncs, job, hit.cancel())
        // No answer shows the mistake.
        && syncs.stream().noneMatch(sync -> new SyncJobs(sync).isTwinOfOne(job))) {
      broken.accept(
          "job %d, which is %s, was cancelled for %s by a request of %s"
              .formatted(
                  job.id(),
                  owner.map(it -> "of " + Ledger.shortened(it)).orElse("a person's"),
                  Ledger.shortened(hit.cancel().execution()),
                  hit.cancel().sentAt()));
    }
  }

  /**
   * What no protocol can promise: our own job was running when the cancel was sent, and the one
   * that it hit did not exist yet.
   */
  private boolean wasOurs(List<PlayedExecution> syncs, EmbeddedJob hit, Ledger.Cancel cancel) {
    return played.created(hit).isAfter(cancel.sentAt())
        && !isUnderAnother(cancel)
        && syncs.stream()
            .flatMap(sync -> sync.jobs().stream())
            .filter(job -> !played.created(job).isAfter(cancel.sentAt()))
            .anyMatch(job -> played.isRunning(job, cancel.sentAt()));
  }

  /** Whether the same sync, or its clean-up, sent another cancel while this one was under way. */
  private boolean isUnderAnother(Ledger.Cancel cancel) {
    Optional<String> sync = sync(cancel.execution());
    return played.ledger().cancels.stream()
        .filter(it -> it.sentAt().isAfter(cancel.sentAt()) && it.sentAt().isBefore(cancel.at()))
        .anyMatch(it -> sync(it.execution()).equals(sync));
  }

  /** The sync that an execution is, or cleans up after. */
  private Optional<String> sync(String execution) {
    return played.of(PlayedDay.SYNC).stream()
        .filter(it -> it.arn().equals(execution))
        .map(it -> it.input("stopped").orElse(execution))
        .findFirst();
  }

  /** Whether the cancel is of that sync or of its clean-up. */
  private boolean isConcerned(String sync, Ledger.Cancel cancel) {
    return sync.equals(cancel.execution())
        || sync(cancel.execution()).filter(sync::equals).isPresent();
  }
}
