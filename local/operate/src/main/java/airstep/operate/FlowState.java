package airstep.operate;

/** Whether a flow starts by itself. */
public enum FlowState {
  ENABLED,
  /** Its file says {@code enabled: false}. */
  DISABLED,
  /** A variable of its file is not set, so it has example values. */
  UNSET,
  PAUSED,
  /** Its file has problems. */
  BROKEN
}
