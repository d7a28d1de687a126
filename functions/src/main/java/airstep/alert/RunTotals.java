package airstep.alert;

import airstep.vocabulary.Outcome;
import airstep.vocabulary.run.CloseRunInput;
import airstep.vocabulary.run.EndedPart;
import airstep.vocabulary.run.EndedPart.ClosedPart;
import airstep.vocabulary.run.EndedPart.LostPart;
import airstep.vocabulary.run.RunEvent;
import java.util.List;

/** The connections of a run in numbers, those of its parts included. */
record RunTotals(
    long total, long succeeded, long skipped, long failed, long rows, long bytes, long down) {

  static RunTotals of(CloseRunInput input) {
    List<Outcome> outcomes = input.outcomes();
    RunTotals own =
        new RunTotals(
            input.ids().size(),
            outcomes.stream().filter(Outcome.SUCCEEDED::equals).count(),
            outcomes.stream().filter(Outcome.SKIPPED::equals).count(),
            outcomes.stream().filter(Outcome::failed).count(),
            input.rows(),
            input.bytes(),
            input.down());
    return input.parts().stream().map(RunTotals::of).reduce(own, RunTotals::plus);
  }

  private static RunTotals of(EndedPart part) {
    long planned = part.part().connections();
    return switch (part) {
      case LostPart _ -> new RunTotals(planned, 0, 0, planned, 0, 0, 0);
      case ClosedPart(var _, RunEvent event, var _, var news) ->
          event.reason().isPresent()
              ? new RunTotals(planned, 0, 0, planned, event.rows(), event.bytes(), 0)
              : new RunTotals(
                  event.total(),
                  news.synced(),
                  event.skipped(),
                  event.failed(),
                  event.rows(),
                  event.bytes(),
                  news.down());
    };
  }

  private RunTotals plus(RunTotals other) {
    return new RunTotals(
        total + other.total,
        succeeded + other.succeeded,
        skipped + other.skipped,
        failed + other.failed,
        rows + other.rows,
        bytes + other.bytes,
        down + other.down);
  }
}
