package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEvent.Detail;
import airstep.asl.HistoryEventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The id of a job that a trigger of a sync was answered with.
 *
 * @param ours whether it came as the answer to the sync's own request
 * @param at when; later the id may be that of another job
 */
record TriggerAnswer(long jobId, boolean ours, Instant at) {

  /** All such answers of the sync, in order. */
  static List<TriggerAnswer> of(Execution sync) {
    List<TriggerAnswer> answers = new ArrayList<>();
    for (HistoryEvent event : sync.history()) {
      if (event.type() == HistoryEventType.TASK_SUCCEEDED) {
        for (Detail detail : event.details()) {
          if (detail instanceof Detail.Embedded(_, Map<?, ?> result)
              && result.get("Payload") instanceof Map<?, ?> answer
              && answer.get("ours") instanceof Boolean ours
              && answer.get("jobId") instanceof Number id) {
            answers.add(new TriggerAnswer(id.longValue(), ours, event.timestamp()));
          }
        }
      }
    }
    return answers;
  }
}
