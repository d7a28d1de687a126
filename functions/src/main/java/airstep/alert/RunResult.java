package airstep.alert;

import airstep.text.OneLine;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.RunReason;
import airstep.vocabulary.run.ClosedRun;
import airstep.vocabulary.run.ClosedRun.Details;
import airstep.vocabulary.run.ClosedRun.More;
import airstep.vocabulary.run.ClosedRun.Unclosed;
import airstep.vocabulary.run.NotifyInput;
import airstep.vocabulary.run.RunEvent;
import airstep.vocabulary.run.RunId;
import airstep.vocabulary.run.RunStatus;
import airstep.vocabulary.run.SyncOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run that ended, with everything that an alert may report.
 *
 * @param flowExecution the ARN of the flow's own execution, which a person starts again
 * @param crashed how it ended, if it could not send its own alert
 * @param failed what did not succeed, if anything
 * @param offIds the short ids of the connections that it skipped because they are switched off
 * @param at when the alert is sent
 */
public record RunResult(
    RunId run,
    Optional<String> flowExecution,
    List<String> tags,
    RunEvent event,
    Details news,
    Optional<Crash> crashed,
    Optional<Failed> failed,
    OffIds offIds,
    Instant at) {

  private static final int LONGEST_FLOW = 72;

  /**
   * What did not succeed.
   *
   * @param count how many connections
   * @param down how many of them because Airbyte did not answer
   * @param connections worst first, possibly not all
   * @param reason why the run failed as a whole, if it did
   * @param code the same as a code, if it has one
   */
  public record Failed(
      long count,
      long down,
      List<SyncOutcome> connections,
      Optional<String> reason,
      Optional<RunReason> code) {

    /** Counts at least these connections, none of which succeeded whatever they say. */
    public Failed {
      count = Math.max(count, connections.size());
      connections =
          connections.stream()
              .map(one -> one.outcome().failed() ? one : one.as(Outcome.UNKNOWN))
              .toList();
    }
  }

  /** Creates the result of a run that sends its own alert. */
  public static RunResult of(NotifyInput.Ended input, Instant at) {
    ClosedRun closed = input.closed();
    RunEvent event = closed.event();
    Details news = closed.news() instanceof Details details ? details : Details.NONE;
    Optional<String> unclosed =
        closed.news() instanceof Unclosed(var failed, var _)
            ? failed.map(RunSentence::of)
            : Optional.empty();
    More more = closed.more();
    Optional<Failed> failed =
        event.status() == RunStatus.FAILED
            ? Optional.of(
                new Failed(
                    event.failed(),
                    news.down(),
                    more.connections().orElse(List.of()),
                    unclosed.or(event::reason),
                    more.reasonCode()))
            : Optional.empty();
    return new RunResult(
        input.run(),
        input.flowExecution(),
        input.tags(),
        event,
        news,
        Optional.empty(),
        failed,
        more.offIds().map(OffIds::read).orElse(OffIds.NONE),
        at);
  }

  /** Creates the result of a run that could not send its own alert. */
  public static RunResult crashed(
      RunId run,
      Optional<String> flowExecution,
      List<String> tags,
      Crash crash,
      String reason,
      Duration duration,
      Instant at) {
    RunEvent event = new RunEvent(RunStatus.FAILED, 1, 0, 0, 0, 0, duration, Optional.empty());
    Optional<Failed> failed =
        Optional.of(new Failed(0, 0, List.of(), Optional.of(reason), Optional.empty()));
    return new RunResult(
        run, flowExecution, tags, event, Details.NONE, Optional.of(crash), failed, OffIds.NONE, at);
  }

  /** The flow's name, short enough for a headline. */
  static String shortFlow(RunId run) {
    return OneLine.of(run.flow(), LONGEST_FLOW);
  }

  /** Whether it synced everything that it did not skip, and anything at all. */
  boolean syncedAnything() {
    return failed.isEmpty() && news.synced() > 0;
  }
}
