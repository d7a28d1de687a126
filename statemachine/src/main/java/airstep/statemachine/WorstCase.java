package airstep.statemachine;

import airstep.vocabulary.StepName;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long Task states take, and how many events they add to the history, if every attempt fails as
 * late as possible. Computed from the definition, so that the two always agree.
 */
record WorstCase(Duration time, int events) {
  /** Entered and exited. */
  private static final int EVENTS_OF_A_STATE = 2;

  /** Scheduled, started and ended. */
  private static final int EVENTS_OF_AN_ATTEMPT = 3;

  /** Computed once: the deadlines and limits of every flow need them. */
  private static final Map<TaskState, WorstCase> COMPUTED = new ConcurrentHashMap<>();

  private static final Map<TaskState, Duration> WAITS = new ConcurrentHashMap<>();

  /** Returns the worst case of those states, one after the other. */
  static WorstCase of(List<TaskState> states) {
    return states.stream()
        .map(WorstCase::of)
        .reduce(
            new WorstCase(Duration.ZERO, 0),
            (one, other) -> new WorstCase(one.time.plus(other.time), one.events + other.events));
  }

  static WorstCase of(TaskState state) {
    return COMPUTED.computeIfAbsent(state, WorstCase::computed);
  }

  private static WorstCase computed(TaskState state) {
    JsonNode task = state.read();
    int attempts = 1;
    for (JsonNode retrier : task.path("Retry")) {
      attempts += retrier.required("MaxAttempts").intValue();
    }
    return new WorstCase(
        timeout(state, task).multipliedBy(attempts).plus(waits(state)),
        EVENTS_OF_A_STATE + EVENTS_OF_AN_ATTEMPT * attempts);
  }

  /** Returns the waits between the attempts of a Task, at their longest. */
  static Duration waits(TaskState state) {
    return WAITS.computeIfAbsent(state, WorstCase::longestWaits);
  }

  private static Duration longestWaits(TaskState state) {
    double seconds = 0;
    for (JsonNode retrier : state.read().path("Retry")) {
      for (int n = 0; n < retrier.required("MaxAttempts").intValue(); n++) {
        double wait =
            retrier.required("IntervalSeconds").intValue()
                * Math.pow(retrier.required("BackoffRate").doubleValue(), n);
        seconds += Math.min(wait, retrier.path("MaxDelaySeconds").asInt(Integer.MAX_VALUE));
      }
    }
    return Duration.ofSeconds((long) Math.ceil(seconds));
  }

  /** Returns the seconds of a call to AWS, or the timeout of the step that it calls. */
  private static Duration timeout(TaskState state, JsonNode task) {
    JsonNode seconds = task.required("TimeoutSeconds");
    if (seconds.isInt()) {
      return Duration.ofSeconds(seconds.intValue());
    }
    return Arrays.stream(StepName.values())
        .filter(step -> seconds.asText().equals("${" + step.functionName() + "TaskSeconds}"))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(state.path() + " has no fixed timeout: " + seconds))
        .taskTimeout();
  }
}
