package airstep.alert;

import airstep.vocabulary.Outcome;
import airstep.vocabulary.run.CloseRunInput;
import airstep.vocabulary.run.ClosedRun;
import airstep.vocabulary.run.ClosedRun.Details;
import airstep.vocabulary.run.ClosedRun.More;
import airstep.vocabulary.run.RunEvent;
import airstep.vocabulary.run.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Computes how a run went from its plan and the outcomes of its syncs. */
public record RunClosing(CloseRunInput input) {

  private static final int MOST_SUCCEEDED = 200;
  private static final int MOST_OFF = 50;
  private static final int MOST_OFF_IDS = 500;

  public ClosedRun closed() {
    RunEvent event = event();
    More more = more(event.status());
    return new ClosedRun(event, more, news(), FallbackMail.of(input.run(), event, more));
  }

  private RunEvent event() {
    long failures = input.outcomes().stream().filter(Outcome::failed).count();
    return new RunEvent(
        status(failures),
        input.ids().size(),
        input.skipped() + count(Outcome.SKIPPED),
        failures,
        input.rows(),
        input.bytes(),
        input.duration(),
        input.failed().map(RunSentence::of));
  }

  private RunStatus status(long failures) {
    if (input.failed().isPresent() || failures > 0) {
      return RunStatus.FAILED;
    }
    return count(Outcome.SUCCEEDED) > 0 ? RunStatus.SUCCEEDED : RunStatus.SKIPPED;
  }

  private More more(RunStatus status) {
    return new More(
        input.failed().isEmpty() ? Optional.of(String.join(" ", offIds())) : Optional.empty(),
        input.failed().map(failure -> failure.code()),
        status == RunStatus.FAILED ? Optional.of(WorstFirst.of(input.worst())) : Optional.empty());
  }

  private Details news() {
    return new Details(
        count(Outcome.SUCCEEDED),
        input.down(),
        input.named(),
        input.outcomes().size() <= MOST_SUCCEEDED
            ? Optional.of(idsOf(Outcome.SUCCEEDED))
            : Optional.empty(),
        input.noticed(),
        input.off().stream().limit(MOST_OFF).toList());
  }

  private long count(Outcome outcome) {
    return input.outcomes().stream().filter(outcome::equals).count();
  }

  private List<String> idsOf(Outcome outcome) {
    return IntStream.range(0, Math.min(input.ids().size(), input.outcomes().size()))
        .filter(n -> input.outcomes().get(n) == outcome)
        .mapToObj(input.ids()::get)
        .toList();
  }

  private List<String> offIds() {
    return Stream.concat(input.offIds().stream(), idsOf(Outcome.SKIPPED).stream())
        .map(ShortId::of)
        .limit(MOST_OFF_IDS)
        .toList();
  }
}
