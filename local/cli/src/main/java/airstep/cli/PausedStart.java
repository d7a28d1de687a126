package airstep.cli;

import airstep.flows.Flow;
import airstep.operate.LocalPauses;
import airstep.operate.Pause;
import airstep.store.ExecutionStore;
import airstep.vocabulary.FlowInput;
import airstep.vocabulary.FlowInput.Check;
import airstep.vocabulary.json.JsonFields;
import java.time.Instant;
import java.util.Optional;

/**
 * A start of a flow that is paused on this machine.
 *
 * @param held whether it must not start, since no person asked for it
 */
record PausedStart(Flow flow, Pause pause, boolean held) {

  /** Returns empty if the flow is not paused, or if the start is a check, which syncs nothing. */
  static Optional<PausedStart> of(Flow flow, ExecutionStore store, FlowInput input, Instant now) {
    return new LocalPauses(store.pauses())
        .of(flow)
        .active(now)
        .filter(_ -> !(input instanceof Check))
        .map(pause -> new PausedStart(flow, pause, input.due().isPresent()));
  }

  /** One line for the person. */
  String line() {
    String what = flow.name() + " is " + PauseText.of(pause, flow.zone());
    return held
        ? what + "; nothing was started; " + PauseText.resume(flow)
        : "note: " + what + "; this start by hand runs all the same";
  }

  JsonFields json() {
    return new JsonFields()
        .put("flow", flow.name())
        .put("status", "PAUSED")
        .put("pausedUntil", pause.until())
        .put("why", Optional.of(pause.why()).filter(text -> !text.isEmpty()));
  }
}
