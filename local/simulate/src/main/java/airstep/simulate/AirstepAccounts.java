package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedJob;
import airstep.simulate.Account.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The results of the syncs of a day that Airstep ran. */
final class AirstepAccounts {

  private AirstepAccounts() {}

  static List<Account> of(PlayedDay played) {
    return Due.of(played.day()).stream().map(due -> account(played, due)).toList();
  }

  private static Account account(PlayedDay played, Due due) {
    PlayedExecution flow =
        played.of(played.day().scene().flows().get(due.start().flow()).name()).stream()
            .filter(it -> it.isGiven("scheduledTime", due.start().scheduledTime().toString()))
            .findFirst()
            .orElseThrow();
    List<PlayedExecution> runs = flow.started();
    List<PlayedExecution> syncs =
        runs.stream()
            .flatMap(run -> run.started().stream())
            .filter(sync -> sync.isGiven("connectionId", due.connection().toString()))
            .toList();
    List<PlayedExecution> cleanUps =
        syncs.stream().flatMap(sync -> sync.cleanUps().stream()).toList();
    Verdict verdict = verdict(syncs.isEmpty() ? flow : syncs.getLast());
    return new Account(
        due,
        flow.start(),
        (syncs.isEmpty() ? Stream.of(flow) : Stream.of(syncs, cleanUps).flatMap(List::stream))
            .map(it -> it.execution().stopDate().orElse(Instant.MAX))
            .max(Comparator.naturalOrder())
            .orElseThrow(),
        verdict,
        flow.isStopped()
            || Stream.of(runs, syncs, cleanUps)
                .flatMap(List::stream)
                .anyMatch(PlayedExecution::isStopped),
        verdict != Verdict.SUCCEEDED && SeenAlerts.alerted(played.failureAlerts(), flow),
        syncs.stream()
            .flatMap(sync -> sync.jobs().stream())
            .sorted(Comparator.comparingLong(EmbeddedJob::id))
            .toList());
  }

  private static Verdict verdict(PlayedExecution execution) {
    return switch (execution.outcome()) {
      case "SUCCEEDED" -> Verdict.SUCCEEDED;
      case "TIMED_OUT" -> Verdict.TIMED_OUT;
      case "UNKNOWN" -> Verdict.UNKNOWN;
      case "ABORTED" -> Verdict.STOPPED;
      default -> Verdict.FAILED;
    };
  }
}
