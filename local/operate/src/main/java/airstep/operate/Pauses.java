package airstep.operate;

import airstep.flows.Flow;

/** The pauses of the flows of a place. */
public interface Pauses {

  /** Returns what keeps a flow from starting by itself. */
  PauseState of(Flow flow);

  /** Pauses a flow, or changes its pause. It changes nothing for a run that runs. */
  void pause(Flow flow, Pause pause);

  /** Lets the triggers of a flow start it again. */
  void resume(Flow flow);
}
