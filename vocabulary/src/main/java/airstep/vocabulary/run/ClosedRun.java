package airstep.vocabulary.run;

import airstep.vocabulary.RunReason;
import java.util.List;
import java.util.Optional;

/**
 * How a run went: the output of CloseRun, and an input of NotifyRun.
 *
 * @param event the part that is published
 * @param more the part that only the run's own output has
 * @param news the part that only an alert needs
 * @param mail the alert for the topic of alarms, if Slack does not accept it
 */
public record ClosedRun(RunEvent event, More more, News news, Mail mail) {

  /**
   * For the next run, and for readers of a failed one.
   *
   * @param offIds the short ids of the connections that are switched off, separated by spaces;
   *     empty if the run failed as a whole
   * @param reason the code of the failure, if CloseRun itself failed
   * @param reasonCode why the run failed as a whole, if it did
   * @param connections those that did not succeed, worst first, as many as fit; empty unless the
   *     run failed
   */
  public record More(
      Optional<String> offIds,
      Optional<String> reason,
      Optional<RunReason> reasonCode,
      Optional<List<SyncOutcome>> connections) {}

  /** What an alert needs beside the other parts. */
  public sealed interface News {}

  /**
   * The news of a run that CloseRun closed.
   *
   * @param synced how many connections succeeded
   * @param down how many failed because Airbyte did not answer
   * @param named whether the flow names its connections
   * @param succeeded the ids of those that succeeded; empty if they are too many
   * @param noticed those that succeeded with something to review, possibly not all
   * @param off those that are switched off, possibly not all
   */
  public record Details(
      long synced,
      long down,
      boolean named,
      Optional<List<String>> succeeded,
      List<SyncOutcome> noticed,
      List<OffConnection> off)
      implements News {

    /** No news. */
    public static final Details NONE =
        new Details(0, 0, false, Optional.empty(), List.of(), List.of());
  }

  /** The news of a run that CloseRun could not close: only why it failed as a whole, if it did. */
  public record Unclosed(Optional<RunFailure> failed) implements News {}

  /** An email. The definition appends the error to its text. */
  public record Mail(String subject, String text) {}
}
