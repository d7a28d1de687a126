package airstep.alert;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.run.OffConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part for what succeeds again: a flow after runs that failed, or connections of a run that
 * still fails.
 */
final class Recovered {

  private static final int LONGEST_NAME = 200;
  private static final int SHOWN = 5;

  private Recovered() {}

  static Optional<Part> of(RunResult run, List<EarlierRun> earlier) {
    Optional<Streak> failing = Streak.ofRuns(earlier);
    if (failing.isEmpty() || run.crashed().isPresent()) {
      return Optional.empty();
    }
    return run.failed().isEmpty() ? flow(run, earlier, failing.get()) : some(run, earlier);
  }

  private static Optional<Part> flow(RunResult run, List<EarlierRun> earlier, Streak streak) {
    if (!run.syncedAnything()) {
      return Optional.empty();
    }
    String over = streak.over(run.at());
    Map<String, String> failed = earlier.getFirst().failedConnections();
    Set<String> off =
        run.news().off().stream().map(OffConnection::connectionId).collect(Collectors.toSet());
    List<Text> names =
        failed.entrySet().stream()
            .filter(
                one -> run.news().succeeded().map(ids -> ids.contains(one.getKey())).orElse(true))
            .filter(one -> !off.contains(one.getKey()))
            .sorted(Map.Entry.comparingByValue())
            .map(one -> name(one.getKey(), failed))
            .toList();
    if (names.isEmpty() && !failed.isEmpty()) {
      // What failed is now switched off or left the flow, so it has not recovered.
      return Optional.empty();
    }
    Text after = Text.of("After ").then(Text.of(over).bold());
    Text text =
        names.isEmpty()
            ? after.then(": all connections succeeded again.")
            : after
                .then(": ")
                .then(Text.names(names.stream(), names.size()))
                .then(" succeeded again.");
    return Optional.of(
        new Part(
            AlertKind.RECOVERED, run.shortFlow() + " recovered", "after " + over, List.of(text)));
  }

  private static Text name(String id, Map<String, String> names) {
    return Text.name(names.get(id).isBlank() ? id : names.get(id), LONGEST_NAME);
  }

  /** Returns the part for connections that failed in the previous run. */
  private static Optional<Part> some(RunResult run, List<EarlierRun> earlier) {
    Map<String, String> failed = earlier.getFirst().failedConnections();
    List<String> again =
        run.news().succeeded().orElse(List.of()).stream()
            .filter(failed::containsKey)
            .sorted()
            .toList();
    if (again.isEmpty()) {
      return Optional.empty();
    }
    List<Text> lines = new ArrayList<>();
    for (String id : again.subList(0, Math.min(SHOWN, again.size()))) {
      String over = Streak.of(id, earlier).map(streak -> streak.over(run.at())).orElse("");
      lines.add(Text.of("🟢 ").then(name(id, failed)).then(" succeeded again after " + over));
    }
    if (again.size() > SHOWN) {
      lines.add(Text.of("🟢 and " + (again.size() - SHOWN) + " more succeeded again"));
    }
    String what = Spoken.count(again.size(), "connection") + " succeeded again";
    return Optional.of(
        new Part(
            AlertKind.RECOVERED,
            run.shortFlow() + ": " + what,
            what,
            List.of(Text.join("\n", lines))));
  }
}
