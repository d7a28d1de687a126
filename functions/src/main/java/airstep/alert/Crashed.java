package airstep.alert;

import airstep.vocabulary.AlertKind;
import java.util.List;
import java.util.Optional;

/** The part for a run that could not send its own alert. */
final class Crashed {

  private static final int LONGEST_REASON = 900;

  private Crashed() {}

  static Optional<Part> of(RunResult run, List<EarlierRun> earlier) {
    return run.crashed().map(crash -> part(run, crash, earlier));
  }

  private static Part part(RunResult run, Crash crash, List<EarlierRun> earlier) {
    String what = " " + crash.words();
    String reason = run.failed().flatMap(RunResult.Failed::reason).orElse("");
    Text text =
        Text.lines(
            Text.foreign(HumanFormat.sentence(reason), LONGEST_REASON).quoted(),
            Text.of("👀 Check Airbyte before you ").then(new StartAgain(run).forAll()).then("."),
            Streak.andThisRun(earlier));
    String said = reason.isEmpty() ? "it" + what : reason;
    return new Part(AlertKind.CRASHED, what, said, List.of(text));
  }
}
