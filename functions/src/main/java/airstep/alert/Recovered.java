package airstep.alert;

import airstep.vocabulary.AlertKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part for what succeeds again: a flow after runs that failed, or connections of a run that
 * still fails, or was started for some of them only.
 */
final class Recovered {

  private Recovered() {}

  static Optional<Part> of(RunResult run, List<EarlierRun> earlier) {
    Optional<Streak> failing = Streak.ofRuns(earlier);
    if (failing.isEmpty() || run.crashed().isPresent()) {
      return Optional.empty();
    }
    EarlierRun last = EarlierRun.ofTheFlow(earlier).getFirst();
    boolean all = run.failed().isEmpty() && (!run.run().partial() || repairs(run, last));
    return all ? flow(run, last, failing.get()) : some(run, last, earlier);
  }

  /** Returns whether a run of some connections synced all that failed in the last run. */
  private static boolean repairs(RunResult run, EarlierRun last) {
    return !last.failedConnections().isEmpty()
        && last.unnamed() == 0
        && run.news()
            .succeeded()
            .filter(ids -> ids.containsAll(last.failedConnections().keySet()))
            .isPresent();
  }

  private static Optional<Part> flow(RunResult run, EarlierRun last, Streak streak) {
    if (!run.syncedAnything()) {
      return Optional.empty();
    }
    Map<String, String> failed = last.failedConnections();
    List<String> again =
        failed.keySet().stream()
            .filter(id -> mayHaveSucceeded(id, run))
            .sorted(Comparator.comparing(failed::get))
            .toList();
    if (again.isEmpty() && !failed.isEmpty()) {
      // What failed is now switched off or left the flow, so it has not recovered.
      return Optional.empty();
    }
    String over = streak.over(run.at());
    Text after = Text.of("After ").then(Text.of(over).bold()).then(": ");
    Text text =
        again.isEmpty() || run.news().succeeded().isEmpty()
            ? after.then("all connections that this run synced succeeded.")
            : after
                .then(Text.names(again.stream().map(id -> name(id, failed)), again.size()))
                .then(" succeeded again.");
    return Optional.of(new Part(AlertKind.RECOVERED, " recovered", "after " + over, List.of(text)));
  }

  /** A large run does not list what succeeded. Then it is only known what it skipped. */
  private static boolean mayHaveSucceeded(String id, RunResult run) {
    return run.news()
        .succeeded()
        .map(ids -> ids.contains(id))
        .orElseGet(
            () ->
                !run.offIds().contains(id)
                    && run.news().off().stream().noneMatch(off -> off.connectionId().equals(id)));
  }

  private static Text name(String id, Map<String, String> names) {
    return Text.name(names.get(id).isBlank() ? id : names.get(id));
  }

  /** Returns the part for connections that failed in the previous run. */
  private static Optional<Part> some(RunResult run, EarlierRun last, List<EarlierRun> earlier) {
    Map<String, String> failed = last.failedConnections();
    List<String> again =
        run.news().succeeded().orElse(List.of()).stream()
            .filter(failed::containsKey)
            .sorted()
            .toList();
    if (again.isEmpty()) {
      return Optional.empty();
    }
    List<Text> texts =
        again.stream()
            .map(id -> name(id, failed).then(" succeeded again after " + over(run, id, earlier)))
            .toList();
    String what = HumanFormat.count(again.size(), "connection") + " succeeded again";
    Text text = Text.join("\n", Text.listed("🟢 ", texts, " succeeded again"));
    return Optional.of(new Part(AlertKind.RECOVERED, ": " + what, what, List.of(text)));
  }

  private static String over(RunResult run, String id, List<EarlierRun> earlier) {
    return Streak.of(id, earlier).map(streak -> streak.over(run.at())).orElse("");
  }
}
