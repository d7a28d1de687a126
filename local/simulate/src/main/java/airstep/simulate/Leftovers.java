package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Promise 4: what is proven ours does not run on, and what is not is left alone. */
final class Leftovers {

  private Leftovers() {}

  static void check(Played played, List<Broken> broken) {
    for (Execution sync : played.syncs()) {
      named(played, sync, broken);
      twice(played, sync, broken);
      List<Execution> concerned = new ArrayList<>(List.of(sync));
      concerned.addAll(played.cleanUps(sync));
      Instant end =
          concerned.stream()
              .flatMap(it -> it.stopDate().stream())
              .max(Instant::compareTo)
              .orElseThrow();
      for (Learnt learnt : Learnt.of(sync).stream().filter(Learnt::ours).toList()) {
        long id = learnt.jobId();
        Optional<EmbeddedJob> job = played.job(sync, id);
        if (job.flatMap(played.ledger()::starter).filter(sync.arn()::equals).isEmpty()) {
          add(broken, sync, "takes job " + id + " for its own, which it is not");
        } else if (!played
                .state(played.seen(sync, id, end).orElseThrow(), end)
                .status()
                .isTerminal()
            && concerned.stream().noneMatch(it -> saysUnknown(played, it, id))) {
          add(broken, sync, "leaves its job " + id + " behind, and says: " + said(concerned));
        }
      }
    }
    for (Ledger.Cancelled cancel : played.ledger().cancels()) {
      String owner = played.ledger().starts().get(cancel.serial());
      if (!isConcerned(played, owner, cancel.execution())
          && !wasOurs(played, cancel)
          && !looksLikeOurs(played, cancel)) {
        broken.add(
            new Broken(
                Invariant.NOTHING_LEFT,
                "job %d, which is %s, was cancelled for %s by a request of %s"
                    .formatted(
                        played.job(cancel.serial()).id(),
                        owner == null ? "a person's" : "of " + Ledger.shortened(owner),
                        Ledger.shortened(cancel.execution()),
                        cancel.sentAt())));
      }
    }
  }

  /** A job that still runs when its sync has given it up, whosever it is. */
  private static void named(Played played, Execution sync, List<Broken> broken) {
    JsonObject told = Played.told(sync);
    String reason = told.text("reason").orElse("");
    told.whole("jobId").stream()
        .mapToObj(id -> played.seen(sync, id, sync.stopDate().orElseThrow()))
        .flatMap(Optional::stream)
        .filter(job -> !played.state(job, sync.stopDate().orElseThrow()).status().isTerminal())
        .filter(job -> !reason.matches("(?s).*\\b(the job|job " + job.id() + ")\\b.*"))
        .forEach(job -> add(broken, sync, "does not name job " + job.id() + ", but: " + reason));
  }

  /**
   * In its outcome, of that very job if it could find out which; or, if it was stopped before it
   * could say anything, whoever tells of that.
   */
  private static boolean saysUnknown(Played played, Execution execution, long jobId) {
    return switch (Played.outcome(execution)) {
      case "UNKNOWN" -> Played.told(execution).whole("jobId").orElse(jobId) == jobId;
      case "ABORTED" ->
          played.isUntold(execution)
              || played.slack().messages().stream()
                  .map(message -> message.payload().toString())
                  .anyMatch(
                      text -> Played.names(text, execution) && text.contains("outcome unknown"));
      default -> false;
    };
  }

  /**
   * What no protocol can promise: when the cancel was sent our own job ran, and the one that it hit
   * was not there yet.
   */
  private static boolean wasOurs(Played played, Ledger.Cancelled cancel) {
    return played.created(played.job(cancel.serial())).isAfter(cancel.sentAt())
        && !isUnderAnother(played, cancel)
        && played.syncs().stream()
            .filter(sync -> isConcerned(played, sync.arn(), cancel.execution()))
            .flatMap(sync -> played.jobsOf(sync).stream())
            .filter(job -> !played.created(job).isAfter(cancel.sentAt()))
            .anyMatch(job -> !played.state(job, cancel.sentAt()).status().isTerminal());
  }

  private static boolean looksLikeOurs(Played played, Ledger.Cancelled cancel) {
    return played.syncs().stream()
        .filter(sync -> isConcerned(played, sync.arn(), cancel.execution()))
        .anyMatch(sync -> played.isTwinOfOne(sync, played.job(cancel.serial())));
  }

  /** Whether the same sync, or its clean-up, has sent another one while this one was under way. */
  private static boolean isUnderAnother(Played played, Ledger.Cancelled cancel) {
    Optional<String> sync = sync(played, cancel.execution());
    return played.ledger().sent().stream()
        .filter(sent -> sync(played, sent.execution()).equals(sync))
        .anyMatch(
            sent -> sent.sentAt().isAfter(cancel.sentAt()) && sent.sentAt().isBefore(cancel.at()));
  }

  /** Two clean-ups for one event. */
  private static void twice(Played played, Execution sync, List<Broken> broken) {
    List<Execution> cleanUps = played.cleanUps(sync);
    long cancelling =
        cleanUps.stream()
            .filter(
                it ->
                    played.ledger().sent().stream()
                        .anyMatch(sent -> sent.execution().equals(it.arn())))
            .count();
    if (cancelling > 1
        && cleanUps.stream().noneMatch(it -> it.status() == ExecutionStatus.ABORTED)) {
      add(broken, sync, "has " + cancelling + " clean-ups that have cancelled");
    }
  }

  /** The sync that an execution is, or cleans up after. */
  private static Optional<String> sync(Played played, String execution) {
    return played.of(Played.SYNC).stream()
        .filter(it -> it.arn().equals(execution))
        .map(it -> Played.stopped(it).orElse(it.arn()))
        .findFirst();
  }

  private static boolean isConcerned(Played played, String owner, String execution) {
    return Objects.equals(owner, execution)
        || played.of("sync").stream()
            .filter(it -> it.arn().equals(execution))
            .anyMatch(it -> Played.stopped(it).filter(arn -> arn.equals(owner)).isPresent());
  }

  private static String said(List<Execution> executions) {
    return executions.stream()
        .map(it -> Played.outcome(it) + " " + Played.told(it).text("reason").orElse(""))
        .toList()
        .toString();
  }

  private static void add(List<Broken> broken, Execution sync, String what) {
    broken.add(new Broken(Invariant.NOTHING_LEFT, Ledger.shortened(sync.arn()) + " " + what));
  }
}
