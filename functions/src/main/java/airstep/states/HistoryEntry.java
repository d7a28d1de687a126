package airstep.states;

import java.time.Duration;
import java.time.Instant;

/** Something in the history of an execution; JSON in it is left as the text that it is. */
public sealed interface HistoryEntry {

  /** When it happened. */
  Instant at();

  /** A state was entered. */
  record StateEntered(Instant at, String state) implements HistoryEntry {}

  /**
   * A Task is about to call its service.
   *
   * @param arguments what it calls it with, as JSON
   * @param timeout after which the Task gives the call up
   */
  record TaskScheduled(Instant at, String arguments, Duration timeout) implements HistoryEntry {}

  /**
   * The service has answered a Task.
   *
   * @param result the whole answer, as JSON
   */
  record TaskSucceeded(Instant at, String result) implements HistoryEntry {}

  /** A try of a Task has failed, or taken too long. */
  record TaskFailed(Instant at, String error) implements HistoryEntry {}

  /** Anything else. */
  record Other(Instant at) implements HistoryEntry {}
}
