package airstep.flows;

/** What a flow does if the connection runs a job already that it has not started. */
public enum WhenRunning {
  /** Take that job for the flow's own, and wait for its end. */
  ADOPT,
  /** Wait for its end, then start one. */
  WAIT,
  /** Start nothing, and alert. */
  FAIL
}
