package airstep.simulate.peers;

/**
 * What runs a peer's tasks. A platform gives each connection its own task, retries a failed task as
 * often as the flow says, after its delays, and alerts when it failed for good.
 */
public enum Platform {
  /** No platform: one process for all connections. No one notices its end. */
  NONE,
  /** A crash of the process fails the task for good. */
  CRASH_FAILS,
  /** A crash of the process is a failure, which is retried. */
  CRASH_IS_RETRIED,
  /** After a crash another process starts the task again. */
  CRASH_RESTARTS
}
