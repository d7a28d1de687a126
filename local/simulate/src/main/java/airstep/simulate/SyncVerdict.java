package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.HistoryEvent.Detail;
import airstep.asl.HistoryEventType;
import airstep.vocabulary.StepName;
import java.util.Map;
import java.util.Optional;

/** The verdict of a sync before {@code CloseSync} explains it. */
final class SyncVerdict {

  private SyncVerdict() {}

  /** The outcome that {@code CloseSync} was given; empty if the sync never came that far. */
  static Optional<String> of(Execution sync) {
    return sync.history().stream()
        .filter(event -> event.type() == HistoryEventType.TASK_SCHEDULED)
        .flatMap(event -> event.details().stream())
        .flatMap(detail -> given(detail).stream())
        .reduce((_, last) -> last);
  }

  private static Optional<String> given(Detail detail) {
    return detail instanceof Detail.Embedded(_, Map<?, ?> arguments)
            && String.valueOf(arguments.get("FunctionName"))
                .contains(StepName.CLOSE_SYNC.functionName())
            && arguments.get("Payload") instanceof Map<?, ?> payload
            && payload.get("verdict") instanceof Map<?, ?> verdict
            && verdict.get("outcome") instanceof String outcome
        ? Optional.of(outcome)
        : Optional.empty();
  }
}
