package airstep.simulate;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The results of the syncs of a day that Airstep ran. */
record AirstepAccounts(PlayedDay played) {

  List<Account> all() {
    return Due.of(played.day()).stream().map(this::account).toList();
  }

  private Account account(Due due) {
    PlayedExecution flow =
        played.of(played.day().scene().flows().get(due.start().flow()).name()).stream()
            .filter(it -> it.isGiven("scheduledTime", due.start().scheduledTime().toString()))
            .findFirst()
            .orElseThrow();
    List<PlayedExecution> syncs =
        flow.started().stream()
            .flatMap(run -> run.started().stream())
            .filter(sync -> sync.isGiven("connectionId", due.connection().toString()))
            .toList();
    List<PlayedExecution> cleanUps =
        syncs.stream().flatMap(sync -> sync.cleanUps().stream()).toList();
    var verdict = Account.Verdict.of((syncs.isEmpty() ? flow : syncs.getLast()).outcome());
    return new Account(
        due,
        flow.start(),
        (syncs.isEmpty() ? Stream.of(flow) : Stream.of(syncs, cleanUps).flatMap(List::stream))
            .map(it -> it.execution().stopDate().orElse(Instant.MAX))
            .max(Comparator.naturalOrder())
            .orElseThrow(),
        verdict,
        Stream.of(List.of(flow), flow.started(), syncs, cleanUps)
            .flatMap(List::stream)
            .anyMatch(PlayedExecution::isStopped),
        verdict != Account.Verdict.SUCCEEDED && SeenAlerts.alerted(played.failureAlerts(), flow),
        syncs.stream()
            .flatMap(sync -> sync.jobs().stream())
            .sorted(Comparator.comparingLong(job -> job.id()))
            .toList());
  }
}
