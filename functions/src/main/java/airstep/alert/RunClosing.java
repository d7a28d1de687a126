package airstep.alert;

import airstep.vocabulary.Outcome;
import airstep.vocabulary.RunReason;
import airstep.vocabulary.run.CloseRunInput;
import airstep.vocabulary.run.ClosedRun;
import airstep.vocabulary.run.ClosedRun.Details;
import airstep.vocabulary.run.ClosedRun.More;
import airstep.vocabulary.run.EndedPart;
import airstep.vocabulary.run.EndedPart.ClosedPart;
import airstep.vocabulary.run.EndedSync;
import airstep.vocabulary.run.RunEvent;
import airstep.vocabulary.run.RunStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Computes how a run went from its plan and the outcomes of its syncs, or of its parts. */
public record RunClosing(CloseRunInput input) {

  private static final int MOST_SUCCEEDED = 200;

  /**
   * How much a report lists.
   *
   * @param worst the characters of connections that did not succeed
   */
  private record Room(int worst, int noticed, int off, int offIds) {

    /** So many characters fit into a cause, even escaped inside the cause of the flow. */
    static final Room OF_A_RUN = new Room(11_000, 50, 50, OffIds.MOST);

    /** The reports of all parts of a run must fit into one state. */
    static final Room OF_A_PART = new Room(3_000, 10, 10, 200);
  }

  public ClosedRun closed() {
    RunTotals totals = RunTotals.of(input);
    RunEvent event = event(totals);
    More more = more(event);
    return new ClosedRun(event, more, news(totals), FallbackMail.of(input.run(), event, more));
  }

  private Room room() {
    return input.part() ? Room.OF_A_PART : Room.OF_A_RUN;
  }

  private RunEvent event(RunTotals totals) {
    Optional<String> reason =
        failedParts().isEmpty()
            ? input.failed().map(RunSentence::of)
            : Optional.of(RunSentence.of(failedParts()));
    return new RunEvent(
        status(totals, reason),
        totals.total(),
        input.skipped() + totals.skipped(),
        totals.failed(),
        totals.rows(),
        totals.bytes(),
        input.duration(),
        reason);
  }

  private static RunStatus status(RunTotals totals, Optional<String> reason) {
    if (reason.isPresent() || totals.failed() > 0) {
      return RunStatus.FAILED;
    }
    return totals.succeeded() > 0 ? RunStatus.SUCCEEDED : RunStatus.SKIPPED;
  }

  private More more(RunEvent event) {
    Optional<RunReason> code =
        failedParts().isEmpty()
            ? input.failed().map(failure -> failure.code())
            : Optional.of(RunReason.LOST_TRACK);
    return new More(
        code.isEmpty() ? Optional.of(offIds().text()) : Optional.empty(),
        code,
        event.status() == RunStatus.FAILED
            ? Optional.of(WorstFirst.of(worst(), room().worst()))
            : Optional.empty());
  }

  /** Returns the parts that report no outcome of any connection. */
  private List<EndedPart> failedParts() {
    return input.parts().stream()
        .filter(part -> !(part instanceof ClosedPart closed) || closed.event().reason().isPresent())
        .toList();
  }

  private List<EndedSync> worst() {
    return Stream.concat(
            input.worst().stream(),
            ofParts(part -> part.more().connections().orElse(List.of()).stream()))
        .toList();
  }

  private Details news(RunTotals totals) {
    return new Details(
        totals.succeeded(),
        totals.down(),
        input.named(),
        // Of a part, no one asks.
        !input.part() && input.parts().isEmpty() && input.outcomes().size() <= MOST_SUCCEEDED
            ? Optional.of(idsOf(Outcome.SUCCEEDED))
            : Optional.empty(),
        Stream.concat(input.noticed().stream(), ofParts(part -> part.news().noticed().stream()))
            .sorted(Comparator.comparing(one -> one.usualRows().isEmpty()))
            .limit(room().noticed())
            .toList(),
        Stream.concat(input.off().stream(), ofParts(part -> part.news().off().stream()))
            .limit(room().off())
            .toList());
  }

  private OffIds offIds() {
    List<String> own =
        Stream.concat(input.offIds().stream(), idsOf(Outcome.SKIPPED).stream()).toList();
    Stream<OffIds> ofParts = ofParts(part -> part.more().offIds().map(OffIds::read).stream());
    return OffIds.of(Stream.concat(Stream.of(OffIds.all(own)), ofParts).toList(), room().offIds());
  }

  private <T> Stream<T> ofParts(Function<ClosedPart, Stream<T>> each) {
    return input.parts().stream()
        .filter(ClosedPart.class::isInstance)
        .map(ClosedPart.class::cast)
        .flatMap(each);
  }

  private List<String> idsOf(Outcome outcome) {
    return IntStream.range(0, Math.min(input.ids().size(), input.outcomes().size()))
        .filter(n -> input.outcomes().get(n) == outcome)
        .mapToObj(input.ids()::get)
        .toList();
  }
}
