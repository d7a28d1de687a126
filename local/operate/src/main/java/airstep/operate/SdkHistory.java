package airstep.operate;

import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEvent.Detail;
import airstep.asl.HistoryEventType;
import airstep.asl.json.JsonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events of Step Functions as the interpreter writes them, so that one view serves both. */
final class SdkHistory {

  private static final Map<String, HistoryEventType> TYPES =
      Stream.of(HistoryEventType.values())
          .collect(Collectors.toMap(HistoryEventType::awsName, Function.identity()));

  private SdkHistory() {}

  /** Returns the event; empty if it is of a type that no definition of Airstep causes. */
  static Optional<HistoryEvent> event(software.amazon.awssdk.services.sfn.model.HistoryEvent sdk) {
    return Optional.ofNullable(TYPES.get(sdk.typeAsString()))
        .map(
            type ->
                new HistoryEvent(
                    sdk.id(), sdk.previousEventId(), sdk.timestamp(), type, details(sdk, type)));
  }

  private static List<Detail> details(
      software.amazon.awssdk.services.sfn.model.HistoryEvent sdk, HistoryEventType type) {
    return switch (type) {
      case EXECUTION_STARTED -> json("input", sdk.executionStartedEventDetails().input());
      case EXECUTION_SUCCEEDED -> json("output", sdk.executionSucceededEventDetails().output());
      case EXECUTION_FAILED ->
          error(
              sdk.executionFailedEventDetails().error(), sdk.executionFailedEventDetails().cause());
      case TASK_FAILED ->
          error(sdk.taskFailedEventDetails().error(), sdk.taskFailedEventDetails().cause());
      case TASK_TIMED_OUT ->
          error(sdk.taskTimedOutEventDetails().error(), sdk.taskTimedOutEventDetails().cause());
      case TASK_SUBMITTED -> json("output", sdk.taskSubmittedEventDetails().output());
      case TASK_SUCCEEDED -> json("output", sdk.taskSucceededEventDetails().output());
      case TASK_SCHEDULED ->
          List.of(new Detail.Plain("resourceType", sdk.taskScheduledEventDetails().resourceType()));
      default -> state(sdk);
    };
  }

  private static List<Detail> state(software.amazon.awssdk.services.sfn.model.HistoryEvent sdk) {
    if (sdk.stateEnteredEventDetails() != null) {
      return List.of(new Detail.Plain("name", sdk.stateEnteredEventDetails().name()));
    }
    if (sdk.stateExitedEventDetails() == null
        || !sdk.stateExitedEventDetails().hasAssignedVariables()) {
      return List.of();
    }
    Map<String, Object> assigned = new LinkedHashMap<>();
    sdk.stateExitedEventDetails()
        .assignedVariables()
        .forEach((name, value) -> assigned.put(name, JsonValues.parse(value)));
    return List.of(new Detail.Variables("assignedVariables", assigned));
  }

  /** Step Functions leaves out what is too large. */
  private static List<Detail> json(String name, String text) {
    return text == null ? List.of() : List.of(new Detail.Embedded(name, JsonValues.parse(text)));
  }

  private static List<Detail> error(String error, String cause) {
    List<Detail> details = new ArrayList<>();
    if (error != null) {
      details.add(new Detail.Plain("error", error));
    }
    if (cause != null) {
      details.add(new Detail.Plain("cause", cause));
    }
    return details;
  }
}
