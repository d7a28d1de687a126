package airstep.steps;

import airstep.json.Json;
import airstep.states.HistoryEntry;
import airstep.states.HistoryEntry.TaskFailed;
import airstep.states.HistoryEntry.TaskScheduled;
import airstep.states.HistoryEntry.TaskSucceeded;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads by when a function had sent its trigger or cancel to Airbyte, from one visit of a state.
 */
final class SentBy {

  /** Lambda did not start the function. */
  private static final String NOT_BEGUN = "Lambda.TooManyRequestsException";

  /** The function has ended, after whatever it had done. */
  private static final List<String> CRASHED =
      List.of("Lambda.Unknown", "Runtime.ExitError", "Sandbox.Timedout", "States.Timeout");

  /** What an error says about the request. */
  enum Effect {
    /** The function has sent nothing, or to no effect. */
    NONE,
    /** The function has ended, and may have sent the request before it ended. */
    SENT,
    /** The function may still run and send. */
    PENDING
  }

  private final Set<String> without = new HashSet<>();
  private final Set<String> ended = new HashSet<>(CRASHED);

  /**
   * Creates a reader for a function with these errors. After any other error, the function may
   * still run and send.
   *
   * @param without it has sent nothing, or to no effect
   * @param sent it has sent the request and has ended
   */
  SentBy(List<Class<? extends Exception>> without, List<Class<? extends Exception>> sent) {
    this.without.add(NOT_BEGUN);
    without.forEach(error -> this.without.add(error.getName()));
    sent.forEach(error -> ended.add(error.getName()));
  }

  /**
   * Returns the latest time at which a call of this visit may have sent its request; empty if no
   * call could.
   *
   * @param events the events of one visit, newest first
   */
  Optional<Instant> in(List<HistoryEntry> events) {
    HistoryEntry end = null;
    for (HistoryEntry event : events) {
      switch (event) {
        case TaskScheduled scheduled -> {
          Optional<Instant> sent = of(scheduled, end);
          if (sent.isPresent()) {
            return sent;
          }
          end = null;
        }
        case TaskFailed failed -> end = failed;
        case TaskSucceeded succeeded -> end = succeeded;
        default -> {}
      }
    }
    return Optional.empty();
  }

  /** Returns what a visit's final error says about the request. */
  Effect effect(String error) {
    if (without.contains(error)) {
      return Effect.NONE;
    }
    return ended.contains(error) ? Effect.SENT : Effect.PENDING;
  }

  private Optional<Instant> of(TaskScheduled scheduled, HistoryEntry end) {
    return switch (end) {
      case TaskFailed failed when effect(failed.error()) == Effect.NONE -> Optional.empty();
      case TaskFailed failed when effect(failed.error()) == Effect.SENT -> Optional.of(failed.at());
      case TaskSucceeded succeeded ->
          cancelled(succeeded) ? Optional.of(succeeded.at()) : Optional.empty();
      // The call outlives the Task, and the execution that made it.
      case null, default -> Optional.of(scheduled.at().plus(scheduled.timeout()));
    };
  }

  private static boolean cancelled(TaskSucceeded succeeded) {
    return Json.readObject(succeeded.result()).needObject("Payload").isTrue("cancelled");
  }
}
