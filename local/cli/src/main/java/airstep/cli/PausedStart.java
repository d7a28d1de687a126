package airstep.cli;

import airstep.flows.Flow;
import airstep.operate.Pause;
import airstep.operate.Place;
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
record PausedStart(Flow flow, Pause pause, boolean held, Place place) {

  /** Returns empty if the flow is not paused, or if the start is a check, which syncs nothing. */
  static Optional<PausedStart> of(Flow flow, Place place, FlowInput input, Instant now) {
    return place
        .pauses()
        .of(flow)
        .active(now)
        .filter(_ -> !(input instanceof Check))
        .map(pause -> new PausedStart(flow, pause, input.due().isPresent(), place));
  }

  /** One line for the person. */
  String line() {
    String what = flow.name() + " is " + PauseText.of(pause, flow.zone());
    return held
        ? what + "; nothing was started; " + PauseText.resume(flow, place)
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
