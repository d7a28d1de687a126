package airstep.asl;

import airstep.asl.definition.State;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of events in a history. */
public enum HistoryEventType {
  EXECUTION_STARTED,
  EXECUTION_SUCCEEDED,
  EXECUTION_FAILED,
  EXECUTION_TIMED_OUT,
  EXECUTION_ABORTED,
  TASK_STATE_ENTERED,
  TASK_SCHEDULED,
  TASK_STARTED,
  TASK_SUBMITTED,
  TASK_SUCCEEDED,
  TASK_FAILED,
  TASK_TIMED_OUT,
  TASK_STATE_EXITED,
  TASK_STATE_ABORTED,
  CHOICE_STATE_ENTERED,
  CHOICE_STATE_EXITED,
  WAIT_STATE_ENTERED,
  WAIT_STATE_EXITED,
  WAIT_STATE_ABORTED,
  PASS_STATE_ENTERED,
  PASS_STATE_EXITED,
  SUCCEED_STATE_ENTERED,
  SUCCEED_STATE_EXITED,
  FAIL_STATE_ENTERED,
  MAP_STATE_ENTERED,
  MAP_STATE_STARTED,
  MAP_ITERATION_STARTED,
  MAP_ITERATION_SUCCEEDED,
  MAP_ITERATION_FAILED,
  MAP_ITERATION_ABORTED,
  MAP_STATE_SUCCEEDED,
  MAP_STATE_FAILED,
  MAP_STATE_EXITED,
  MAP_STATE_ABORTED,
  EVALUATION_FAILED;

  /** By what happened to a state, and by the state's type. */
  private static final Map<String, Map<String, HistoryEventType>> OF_STATES = new HashMap<>();

  static {
    for (HistoryEventType type : values()) {
      String[] parts = type.name().split("_STATE_", -1);
      if (parts.length == 2) {
        String state = type.awsName.substring(0, parts[0].length());
        OF_STATES.computeIfAbsent(parts[1], _ -> new HashMap<>()).put(state, type);
      }
    }
  }

  private final String awsName =
      Stream.of(name().split("_", -1))
          .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
          .collect(Collectors.joining());

  /** The name of the type as AWS writes it, for example {@code TaskStateEntered}. */
  public String awsName() {
    return awsName;
  }

  /**
   * The field that holds the details of such an event, for example {@code taskFailedEventDetails}.
   */
  String detailsName() {
    // All types of states share the details of being entered and of being exited.
    String name = awsName.replaceFirst("^[A-Z][a-z]+State(?=E)", "State");
    return Character.toLowerCase(name.charAt(0)) + name.substring(1) + "EventDetails";
  }

  /** Returns whether it is the last event of a history. */
  public boolean endsExecution() {
    return switch (this) {
      case EXECUTION_SUCCEEDED, EXECUTION_FAILED, EXECUTION_TIMED_OUT, EXECUTION_ABORTED -> true;
      default -> false;
    };
  }

  /**
   * The type of the event that a state was {@code ENTERED}, {@code EXITED} or {@code ABORTED}.
   *
   * @throws IllegalArgumentException if states of its type have no such event
   */
  static HistoryEventType of(State state, String what) {
    HistoryEventType type = OF_STATES.get(what).get(state.type());
    if (type == null) {
      throw new IllegalArgumentException("There is no event that a " + state.type() + " " + what);
    }
    return type;
  }
}
