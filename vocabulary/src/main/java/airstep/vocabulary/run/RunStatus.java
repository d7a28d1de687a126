package airstep.vocabulary.run;

/** How a run ended. */
public enum RunStatus {
  SUCCEEDED,
  FAILED,
  /** It started no sync, because no connection was left to sync. */
  SKIPPED
}
