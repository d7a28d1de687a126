package airstep.page;

import airstep.flows.Flow;
import airstep.flows.Plan;
import airstep.flows.PlanRow;
import airstep.operate.Pause;
import airstep.operate.PauseState;
import airstep.vocabulary.json.JsonFields;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The planned runs of a period, as the command {@code plan} lists them.
 *
 * @param pauses the active pauses by flow
 */
record Coming(List<Flow> flows, Map<String, Pause> pauses) {

  /** More marks than that cannot be told apart. */
  private static final int MOST = 2000;

  static Coming of(List<Flow> flows, Function<Flow, PauseState> pauses, Instant now) {
    Map<String, Pause> active = new HashMap<>();
    for (Flow flow : flows) {
      pauses.apply(flow).active(now).ifPresent(pause -> active.put(flow.name(), pause));
    }
    return new Coming(flows, active);
  }

  List<JsonFields> between(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return List.of();
    }
    return Plan.between(flows, from, to).rows().stream().limit(MOST).map(this::json).toList();
  }

  private JsonFields json(PlanRow row) {
    JsonFields fields = new JsonFields().put("at", row.at());
    return row instanceof PlanRow.Run run
        ? fields.put("flow", run.name()).put("enabled", run.switchedOn()).put("held", isHeld(run))
        : fields.put("external", row.name());
  }

  /** Whether a pause keeps the run from starting. */
  private boolean isHeld(PlanRow.Run run) {
    Pause pause = pauses.get(run.name());
    return pause != null && !pause.isOver(run.at());
  }
}
