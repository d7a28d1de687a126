package airstep.operate;

import airstep.embedded.stack.ConnectionReport;
import airstep.vocabulary.FlowInput.Selected;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a run cannot be retried now.
 *
 * @param runs the runs of the place
 * @param executions those that retry the run
 */
public record RetryRefusal(Place place, Runs runs, RetryExecutions executions) {

  /** Returns why there is nothing to start, in one line with what to do; empty if there is. */
  public Optional<String> of(RunDetails details, RetryChoice choice) {
    int count = choice.chosen().size();
    if (count == 0) {
      return Optional.of(nothing(details, choice.leftOut()));
    }
    return count > Selected.MOST
        ? Optional.of(tooMany(details.run(), count))
        : retried(details.run());
  }

  /** Returns which run retries it already; a second retry would sync the same connections. */
  public Optional<String> retried(Run run) {
    return runs.retrying(run)
        .map(
            other ->
                "%s is being retried: run %s still runs; wait until it has ended, or use %s"
                    .formatted(text(run), other.id(), place.command("runs stop " + other.id())))
        .or(() -> starting(run));
  }

  /** A retry is not among the runs before its flow has started one. */
  private Optional<String> starting(Run run) {
    return executions.running()
        ? Optional.of(text(run) + " is being retried; wait until that has ended")
        : Optional.empty();
  }

  private String nothing(RunDetails details, List<ConnectionReport> leftOut) {
    Run run = details.run();
    if (run.endedAt().isEmpty()) {
      return text(run) + " is still running; retry it when it has ended";
    }
    if (!leftOut.isEmpty()) {
      return "%s: first fix, or look at in Airbyte, %s; see %s, or use --all"
          .formatted(
              text(run), RetryChoice.these(leftOut.size()), place.command("runs show " + run.id()));
    }
    if (run.check()) {
      return "%s is a check, which syncs nothing; there is nothing to retry; check again with %s"
          .formatted(text(run), place.name().next().startAgain(run));
    }
    boolean knows = !details.connections().isEmpty() && details.unlisted() == 0;
    return knows
        ? text(run) + " has no connection that failed; there is nothing to retry"
        : "%s ended before it knew %s connections; use %s"
            .formatted(
                text(run),
                details.unlisted() == 0 ? "its" : details.unlisted() + " of its",
                place.name().next().startAgain(run));
  }

  private String tooMany(Run run, int count) {
    return String.format(
        Locale.ROOT,
        "%s: %,d connections are more than the %,d that one retry can name; sync the whole flow"
            + " again with %s",
        text(run),
        count,
        Selected.MOST,
        place.name().next().startAgain(run));
  }

  private static String text(Run run) {
    return "run " + run.id() + " of " + run.flow();
  }
}
