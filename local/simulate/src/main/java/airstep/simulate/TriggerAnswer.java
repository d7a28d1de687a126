package airstep.simulate;

import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The id of a job that a trigger of a sync was answered with.
 *
 * @param ours whether it came as the answer to the sync's own request
 * @param at when; later the id may be that of another job
 */
record TriggerAnswer(long jobId, boolean ours, Instant at) {

  /** All such answers of the sync, in order. */
  static List<TriggerAnswer> of(PlayedExecution sync) {
    return sync.events(HistoryEventType.TASK_SUCCEEDED).flatMap(TriggerAnswer::of).toList();
  }

  private static Stream<TriggerAnswer> of(HistoryEvent event) {
    return event.value("output").orElse("") instanceof Map<?, ?> result
            && result.get("Payload") instanceof Map<?, ?> answer
            && answer.get("ours") instanceof Boolean ours
            && answer.get("jobId") instanceof Number id
        ? Stream.of(new TriggerAnswer(id.longValue(), ours, event.timestamp()))
        : Stream.empty();
  }
}
