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
 * A job's number that a trigger of a sync was answered with.
 *
 * @param ours whether it came as the answer to its own request
 * @param at when; later the number may be another job's
 */
record Learnt(long jobId, boolean ours, Instant at) {

  /** All that the sync has learnt, in order. */
  static List<Learnt> of(Execution sync) {
    List<Learnt> learnt = new ArrayList<>();
    for (HistoryEvent event : sync.history()) {
      if (event.type() == HistoryEventType.TASK_SUCCEEDED) {
        for (Detail detail : event.details()) {
          if (detail instanceof Detail.Embedded(_, Map<?, ?> result)
              && result.get("Payload") instanceof Map<?, ?> answer
              && answer.get("ours") instanceof Boolean ours
              && answer.get("jobId") instanceof Number id) {
            learnt.add(new Learnt(id.longValue(), ours, event.timestamp()));
          }
        }
      }
    }
    return learnt;
  }
}
