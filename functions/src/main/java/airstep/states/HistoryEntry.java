package airstep.states;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An event in the history of an execution. JSON stays unparsed text. */
public sealed interface HistoryEntry {

  /** When it happened. */
  Instant at();

  /** A state was entered. */
  record StateEntered(Instant at, String state) implements HistoryEntry {}

  /**
   * A Task was scheduled.
   *
   * @param arguments the arguments of the call, as JSON
   * @param timeout the timeout of the Task
   */
  record TaskScheduled(Instant at, String arguments, Duration timeout) implements HistoryEntry {}

  /**
   * A Task has started what it waits for.
   *
   * @param response the response to the call that started it, as JSON
   */
  record TaskSubmitted(Instant at, String response) implements HistoryEntry {}

  /**
   * A Task succeeded.
   *
   * @param result the whole answer, as JSON
   */
  record TaskSucceeded(Instant at, String result) implements HistoryEntry {}

  /**
   * An attempt of a Task failed or timed out.
   *
   * @param cause of a Task that waits for an execution, what that execution reports, as JSON
   */
  record TaskFailed(Instant at, String error, Optional<String> cause) implements HistoryEntry {}

  /** Any other event. */
  record Other(Instant at) implements HistoryEntry {}
}
