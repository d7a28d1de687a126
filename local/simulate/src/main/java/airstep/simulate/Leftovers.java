package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.embedded.airbyte.EmbeddedJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Promise 4: what is proven ours does not run on, and what is not is left alone. */
record Leftovers(Played played, Consumer<String> broken) {

  static void check(Played played, Consumer<String> broken) {
    Leftovers leftovers = new Leftovers(played, broken);
    for (Execution sync : played.syncs()) {
      leftovers.unnamed(sync);
      leftovers.cancelledTwice(sync);
      leftovers.leftBehind(sync);
    }
    played.ledger().hits().forEach(leftovers::notOurs);
  }

  /** A job that still runs when its sync gives it up is named, whoever started it. */
  private void unnamed(Execution sync) {
    String reason = Played.reason(sync);
    new SyncJobs(played, sync)
        .reported()
        .filter(job -> isRunning(job, sync.stopDate().orElseThrow()))
        .filter(job -> !reason.matches("(?s).*\\b(the job|job " + job.id() + ")\\b.*"))
        .ifPresent(job -> breaks(sync, "does not name job " + job.id() + ", but: " + reason));
  }

  /** Two clean-ups for one event. */
  private void cancelledTwice(Execution sync) {
    List<Execution> cleanUps = played.cleanUps(sync);
    long cancelling =
        cleanUps.stream()
            .filter(
                it ->
                    played.ledger().cancels().stream()
                        .anyMatch(cancel -> cancel.execution().equals(it.arn())))
            .count();
    if (cancelling > 1
        && cleanUps.stream().noneMatch(it -> it.status() == ExecutionStatus.ABORTED)) {
      breaks(sync, "has " + cancelling + " clean-ups that cancelled");
    }
  }

  private void leftBehind(Execution sync) {
    List<Execution> concerned = new ArrayList<>(List.of(sync));
    concerned.addAll(played.cleanUps(sync));
    Instant end =
        concerned.stream()
            .flatMap(it -> it.stopDate().stream())
            .max(Instant::compareTo)
            .orElseThrow();
    SyncJobs jobs = new SyncJobs(played, sync);
    for (TriggerAnswer answer : TriggerAnswer.of(sync)) {
      long id = answer.jobId();
      if (!answer.ours()) {
        continue;
      }
      if (jobs.meant(id).filter(job -> played.ledger().isStarter(sync, job)).isEmpty()) {
        breaks(sync, "takes job " + id + " for its own, which it is not");
      } else if (isRunning(jobs.seen(id, end).orElseThrow(), end)
          && concerned.stream().noneMatch(it -> saysUnknown(it, id))) {
        breaks(sync, "leaves its job " + id + " behind, and says: " + said(concerned));
      }
    }
  }

  /**
   * In its outcome, about that very job if it could find out which; or in an alert, if it was
   * stopped before it could report.
   */
  private boolean saysUnknown(Execution execution, long jobId) {
    return switch (Played.outcome(execution)) {
      case "UNKNOWN" -> new SyncJobs(played, execution).reportedId().orElse(jobId) == jobId;
      case "ABORTED" ->
          played.isUndelivered(execution)
              || played.slack().messages().stream()
                  .map(message -> message.payload().toString())
                  .anyMatch(
                      text -> Played.names(text, execution) && text.contains("outcome unknown"));
      default -> false;
    };
  }

  private void notOurs(Ledger.Hit hit) {
    EmbeddedJob job =
        played.airbyte().jobs().stream()
            .filter(it -> it.serial() == hit.serial())
            .findFirst()
            .orElseThrow();
    Optional<String> owner = played.ledger().starter(job);
    if (!isConcerned(owner.orElse(null), hit.cancel())
        && !wasOurs(job, hit.cancel())
        && !looksLikeOurs(job, hit.cancel())) {
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
   * What no protocol can promise: when the cancel was sent our own job ran, and the one that it hit
   * did not exist yet.
   */
  private boolean wasOurs(EmbeddedJob hit, Ledger.Cancel cancel) {
    return played.created(hit).isAfter(cancel.sentAt())
        && !isUnderAnother(cancel)
        && played.syncs().stream()
            .filter(sync -> isConcerned(sync.arn(), cancel))
            .flatMap(sync -> played.jobsOf(sync).stream())
            .filter(job -> !played.created(job).isAfter(cancel.sentAt()))
            .anyMatch(job -> isRunning(job, cancel.sentAt()));
  }

  private boolean looksLikeOurs(EmbeddedJob hit, Ledger.Cancel cancel) {
    return played.syncs().stream()
        .filter(sync -> isConcerned(sync.arn(), cancel))
        .anyMatch(sync -> new SyncJobs(played, sync).isTwinOfOne(hit));
  }

  /** Whether the same sync, or its clean-up, sent another cancel while this one was under way. */
  private boolean isUnderAnother(Ledger.Cancel cancel) {
    Optional<String> sync = sync(cancel.execution());
    return played.ledger().cancels().stream()
        .filter(other -> sync(other.execution()).equals(sync))
        .anyMatch(
            other ->
                other.sentAt().isAfter(cancel.sentAt()) && other.sentAt().isBefore(cancel.at()));
  }

  /** The sync that an execution is, or cleans up after. */
  private Optional<String> sync(String execution) {
    return played.of(Played.SYNC).stream()
        .filter(it -> it.arn().equals(execution))
        .map(it -> Played.stopped(it).orElse(it.arn()))
        .findFirst();
  }

  /** Whether the cancel is of that sync or of its clean-up. */
  private boolean isConcerned(String sync, Ledger.Cancel cancel) {
    return Objects.equals(sync, cancel.execution())
        || sync(cancel.execution()).filter(it -> it.equals(sync)).isPresent();
  }

  private boolean isRunning(EmbeddedJob job, Instant at) {
    return !played.state(job, at).status().isTerminal();
  }

  private static String said(List<Execution> executions) {
    return executions.stream()
        .map(it -> Played.outcome(it) + " " + Played.reason(it))
        .toList()
        .toString();
  }

  private void breaks(Execution sync, String what) {
    broken.accept(Ledger.shortened(sync.arn()) + " " + what);
  }
}
