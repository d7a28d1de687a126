package airstep.alert;

import airstep.vocabulary.AlertKind;
import java.util.List;
import java.util.Optional;

/** A run that could not tell by itself: somebody stopped it, or Step Functions did. */
final class Crashed {

  private static final int LONGEST_REASON = 900;

  private Crashed() {}

  static Optional<Part> of(RunResult run, List<EarlierRun> earlier) {
    if (run.crashed().isEmpty()) {
      return Optional.empty();
    }
    String what =
        switch (run.crashed().get()) {
          case "ABORTED" -> " was stopped";
          case "TIMED_OUT" -> " ran into its deadline";
          default -> " broke off";
        };
    String reason = run.failed().flatMap(RunResult.Failed::reason).orElse("");
    Text text =
        Text.lines(
            Text.foreign(Spoken.sentence(reason), LONGEST_REASON).quoted(),
            Text.of("👀 Look into Airbyte before you ").then(new Links(run).startAgain()).then("."),
            Streak.ofRuns(earlier).map(Streak::andThisRun).orElse(Text.NONE));
    String said = reason.isEmpty() ? "it" + what : reason;
    return Optional.of(new Part(AlertKind.CRASHED, Part.flow(run) + what, said, List.of(text)));
  }
}
