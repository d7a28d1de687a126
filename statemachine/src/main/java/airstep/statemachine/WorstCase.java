package airstep.statemachine;

import airstep.vocabulary.StepName;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * How long a Task state can take, and how many events it can leave, if all its tries fail as slowly
 * as they may. Read from the definition itself, so that the two cannot drift apart.
 */
record WorstCase(Duration time, int events) {

  /** Entered and exited; and for each try: scheduled, started, ended. */
  private static final int EVENTS_OF_A_STATE = 2;

  private static final int EVENTS_OF_A_TRY = 3;

  /** A step's Task, each of whose tries may use up its whole time. */
  static WorstCase ofStep(Template template, String state, StepName step) {
    JsonNode task = template.state(state);
    String called = task.at("/Arguments/FunctionName").asText();
    String time = task.required("TimeoutSeconds").asText();
    if (!called.equals("${" + step.functionName() + "}")
        || !time.equals("${" + step.functionName() + "TaskSeconds}")) {
      throw new IllegalStateException(
          state + " calls " + called + " for " + time + ", not " + step.functionName());
    }
    return of(task, step.taskTimeout());
  }

  /** A Task that says its time itself, since it calls no function of ours. */
  static WorstCase ofCall(Template template, String state) {
    JsonNode task = template.state(state);
    JsonNode seconds = task.required("TimeoutSeconds");
    if (!seconds.isInt()) {
      throw new IllegalStateException(state + " says no time of its own but " + seconds);
    }
    return of(task, Duration.ofSeconds(seconds.intValue()));
  }

  private static WorstCase of(JsonNode task, Duration timeout) {
    int tries = 1 + retries(task);
    return new WorstCase(
        timeout.multipliedBy(tries).plus(waits(task)), EVENTS_OF_A_STATE + EVENTS_OF_A_TRY * tries);
  }

  /** The pauses between the tries of a Task, at their longest. */
  static Duration waits(Template template, String... state) {
    return waits(template.state(state));
  }

  private static Duration waits(JsonNode task) {
    double seconds = 0;
    for (JsonNode retrier : task.path("Retry")) {
      for (int n = 0; n < retrier.required("MaxAttempts").intValue(); n++) {
        double wait =
            retrier.required("IntervalSeconds").intValue()
                * Math.pow(retrier.required("BackoffRate").doubleValue(), n);
        seconds += Math.min(wait, retrier.path("MaxDelaySeconds").asInt(Integer.MAX_VALUE));
      }
    }
    return Duration.ofSeconds((long) Math.ceil(seconds));
  }

  private static int retries(JsonNode task) {
    int retries = 0;
    for (JsonNode retrier : task.path("Retry")) {
      retries += retrier.required("MaxAttempts").intValue();
    }
    return retries;
  }
}
