package airstep.local.simulate;

import airstep.json.JsonObject;
import airstep.local.embedded.airbyte.Job;
import airstep.local.interpreter.Execution;
import airstep.local.interpreter.HistoryEvent;
import airstep.local.interpreter.HistoryEvent.Detail;
import airstep.local.interpreter.HistoryEventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Promise 4: what is proven ours does not run on, and what is not is left alone. */
final class Leftovers {

  private Leftovers() {}

  static void check(Played played, List<Broken> broken) {
    for (Execution sync : played.syncs()) {
      named(played, sync, broken);
      List<Execution> concerned = new ArrayList<>(List.of(sync));
      concerned.addAll(played.cleanUps(sync));
      Instant end =
          concerned.stream()
              .flatMap(it -> it.stopDate().stream())
              .max(Instant::compareTo)
              .orElseThrow();
      for (long id : proven(sync)) {
        Job job = played.job(id).orElseThrow();
        if (!sync.arn().equals(played.ledger().starts().get(id))) {
          add(broken, sync, "takes job " + id + " for its own, which it is not");
        } else if (!played.state(job, end).status().isTerminal()
            && concerned.stream().noneMatch(it -> saysUnknown(played, it, id))) {
          add(broken, sync, "leaves its job " + id + " behind, and says: " + said(concerned));
        }
      }
    }
    for (Ledger.Cancelled cancel : played.ledger().cancels()) {
      String owner = played.ledger().starts().get(cancel.jobId());
      if (!isConcerned(played, owner, cancel.execution()) && !wasOurs(played, cancel)) {
        broken.add(
            new Broken(
                Invariant.NOTHING_LEFT,
                "job %d, which is %s, was cancelled for %s by a request of %s"
                    .formatted(
                        cancel.jobId(),
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
        .mapToObj(played::job)
        .flatMap(Optional::stream)
        .filter(job -> !played.state(job, sync.stopDate().orElseThrow()).status().isTerminal())
        .filter(job -> !reason.matches("(?s).*\\bjob " + job.id() + "\\b.*"))
        .forEach(job -> add(broken, sync, "does not name job " + job.id() + ", but: " + reason));
  }

  /** The jobs whose numbers came back as answers to the sync's own triggers. */
  private static List<Long> proven(Execution sync) {
    List<Long> proven = new ArrayList<>();
    for (HistoryEvent event : sync.history()) {
      if (event.type() == HistoryEventType.TASK_SUCCEEDED) {
        for (Detail detail : event.details()) {
          if (detail instanceof Detail.Embedded(_, Map<?, ?> result)
              && result.get("Payload") instanceof Map<?, ?> answer
              && Boolean.TRUE.equals(answer.get("ours"))
              && answer.get("jobId") instanceof Number id) {
            proven.add(id.longValue());
          }
        }
      }
    }
    return proven;
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
                  .anyMatch(text -> text.contains(execution.arn()) && text.contains("UNKNOWN"));
      default -> false;
    };
  }

  /**
   * What no protocol can promise: when the cancel was sent our own job ran, and the one that it hit
   * was not there yet.
   */
  private static boolean wasOurs(Played played, Ledger.Cancelled cancel) {
    return played.created(played.job(cancel.jobId()).orElseThrow()).isAfter(cancel.sentAt())
        && played.syncs().stream()
            .filter(sync -> isConcerned(played, sync.arn(), cancel.execution()))
            .flatMap(sync -> played.jobsOf(sync).stream())
            .filter(job -> !played.created(job).isAfter(cancel.sentAt()))
            .anyMatch(job -> !played.state(job, cancel.sentAt()).status().isTerminal());
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
