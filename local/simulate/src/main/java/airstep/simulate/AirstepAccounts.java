package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.stack.Recording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What came of the syncs of a day that Airstep played. */
final class AirstepAccounts {

  private AirstepAccounts() {}

  static List<Account> of(Played played) {
    return Due.of(played.day()).stream().map(due -> account(played, due)).toList();
  }

  private static Account account(Played played, Due due) {
    Execution flow = flow(played, due);
    List<Execution> runs = played.recording().startedBy(flow);
    List<Execution> syncs =
        runs.stream()
            .flatMap(run -> played.recording().startedBy(run).stream())
            .filter(sync -> isOf(sync, due))
            .toList();
    List<Execution> concerned = new ArrayList<>(syncs);
    syncs.forEach(sync -> concerned.addAll(played.cleanUps(sync)));
    if (syncs.isEmpty()) {
      concerned.add(flow);
    }
    List<Execution> all = new ArrayList<>(concerned);
    all.add(flow);
    all.addAll(runs);
    Account.Verdict verdict = syncs.isEmpty() ? verdict(flow) : verdict(syncs.getLast());
    return new Account(
        due,
        flow.startDate(),
        concerned.stream()
            .map(it -> it.stopDate().orElse(Instant.MAX))
            .max(Comparator.naturalOrder())
            .orElseThrow(),
        verdict,
        all.stream().anyMatch(it -> it.status() == ExecutionStatus.ABORTED),
        verdict != Account.Verdict.SUCCEEDED && SeenAlerts.alerted(played, flow),
        syncs.stream()
            .flatMap(sync -> played.jobsOf(sync).stream())
            .sorted(Comparator.comparingLong(EmbeddedJob::id))
            .toList());
  }

  private static Execution flow(Played played, Due due) {
    String name = played.day().scene().flows().get(due.start().flow()).name();
    String time = due.start().scheduledTime().toString();
    return played.flows().stream()
        .filter(it -> Played.machine(it).equals(name))
        .filter(it -> Recording.input(it).text("scheduledTime").filter(time::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOf(Execution sync, Due due) {
    return Recording.input(sync)
        .text("connectionId")
        .filter(due.connection().toString()::equals)
        .isPresent();
  }

  private static Account.Verdict verdict(Execution execution) {
    return switch (Played.outcome(execution)) {
      case "SUCCEEDED" -> Account.Verdict.SUCCEEDED;
      case "TIMED_OUT" -> Account.Verdict.TIMED_OUT;
      case "UNKNOWN" -> Account.Verdict.UNKNOWN;
      case "ABORTED" -> Account.Verdict.STOPPED;
      default -> Account.Verdict.FAILED;
    };
  }
}
