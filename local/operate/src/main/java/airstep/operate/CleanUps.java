package airstep.operate;

import airstep.json.Json;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.states.Executions.Listed;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The clean-ups of syncs that were stopped: executions of {@code sync} too, whose input names the
 * stopped one. Nothing else leads to them, so those of the time of the run are looked through.
 */
final class CleanUps {

  /** EventBridge starts a clean-up in seconds, unless it has to repeat the start. */
  private static final Duration SOON = Duration.ofMinutes(15);

  private final Executions executions;
  private final Map<String, List<Listed>> listed = new HashMap<>();
  private final Map<String, ExecutionDescription> described = new HashMap<>();

  CleanUps(Executions executions) {
    this.executions = executions;
  }

  /**
   * Returns the clean-ups of a sync that has ended, newest first; an event may come twice.
   *
   * @param runStart when its run began
   */
  List<ExecutionDescription> of(ExecutionDescription sync, Instant runStart) {
    Instant end = sync.stoppedAt().orElseThrow();
    return listed.computeIfAbsent(sync.machine(), machine -> since(runStart, machine)).stream()
        .filter(each -> !each.startedAt().isBefore(end))
        .filter(each -> each.startedAt().isBefore(end.plus(SOON)))
        .map(each -> described.computeIfAbsent(each.arn(), executions::describe))
        .filter(each -> stopped(each).equals(sync.arn()))
        .toList();
  }

  private List<Listed> since(Instant start, String machine) {
    List<Listed> all = new ArrayList<>();
    for (Listed each : executions.newest(machine)) {
      if (each.startedAt().isBefore(start)) {
        break;
      }
      all.add(each);
    }
    return all;
  }

  private static String stopped(ExecutionDescription execution) {
    return Json.objectIn(execution.input()).orElse(JsonObject.empty()).text("stopped").orElse("");
  }
}
