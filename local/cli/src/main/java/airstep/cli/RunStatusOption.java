package airstep.cli;

/** The values of {@code runs ls --status}. */
enum RunStatusOption {
  RUNNING,
  SUCCEEDED,
  SKIPPED,
  CHECKED,
  FAILED,
  TIMED_OUT,
  ABORTED
}
