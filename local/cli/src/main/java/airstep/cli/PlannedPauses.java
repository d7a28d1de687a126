package airstep.cli;

import airstep.flows.Flow;
import airstep.flows.PlanRow;
import airstep.operate.LocalPauses;
import airstep.operate.Pause;
import airstep.store.ExecutionStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pauses on this machine, as the plan shows them. */
record PlannedPauses(Map<String, Pause> pauses) {

  static final PlannedPauses NONE = new PlannedPauses(Map.of());

  /** Reads the pauses of these flows. */
  static PlannedPauses of(List<Flow> flows, ExecutionStore store, Instant now) {
    Map<String, Pause> pauses = new HashMap<>();
    LocalPauses stored = new LocalPauses(store.pauses());
    for (Flow flow : flows) {
      stored.of(flow).active(now).ifPresent(it -> pauses.put(flow.name(), it));
    }
    return new PlannedPauses(pauses);
  }

  boolean isPaused(Flow flow) {
    return pauses.containsKey(flow.name());
  }

  /** Returns whether a pause keeps the run from starting. */
  boolean hold(PlanRow.Run run) {
    Pause pause = pauses.get(run.name());
    return pause != null && !pause.isOver(run.at());
  }

  /** Returns the text for the row of a run; empty if it starts. */
  String text(PlanRow.Run run) {
    return hold(run) ? PauseText.of(pauses.get(run.name()), run.zone()) : "";
  }

  /** Returns the text after the name of a flow; empty if it is not paused. */
  String note(Flow flow) {
    Pause pause = pauses.get(flow.name());
    return pause == null ? "" : " (" + PauseText.of(pause, flow.zone()) + ")";
  }
}
