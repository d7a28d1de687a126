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

/** By when the calls of one visit of a state had sent the request that has the effect. */
final class SentBy {

  /** Lambda did not begin. */
  private static final String NOT_BEGUN = "Lambda.TooManyRequestsException";

  /** The function itself has ended, whatever it had done by then. */
  private static final List<String> CRASHED =
      List.of("Lambda.Unknown", "Runtime.ExitError", "Sandbox.Timedout", "States.Timeout");

  private final Set<String> without = new HashSet<>();
  private final Set<String> ended = new HashSet<>(CRASHED);

  /**
   * Knows these ends of a call; after any other one the function may still send.
   *
   * @param without nothing was sent, or it had no effect
   * @param sent it was sent, and the function has ended
   */
  SentBy(List<Class<? extends Exception>> without, List<Class<? extends Exception>> sent) {
    this.without.add(NOT_BEGUN);
    without.forEach(error -> this.without.add(error.getName()));
    sent.forEach(error -> ended.add(error.getName()));
  }

  /**
   * Of the last call that may have sent it; empty if none has.
   *
   * @param events of one visit, its last one first
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

  private Optional<Instant> of(TaskScheduled scheduled, HistoryEntry end) {
    return switch (end) {
      case TaskFailed failed when without.contains(failed.error()) -> Optional.empty();
      case TaskFailed failed when ended.contains(failed.error()) -> Optional.of(failed.at());
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
