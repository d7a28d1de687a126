package airstep.simulate.peers;

/**
 * What the platform does for a task.
 *
 * @param each whether each connection has a task of its own
 * @param retries whether a task that failed is repeated, as often and after the delays that the
 *     flow says
 * @param death what becomes of a task whose process is gone
 * @param alerts whether it tells of a task that failed
 */
public record Platform(boolean each, boolean retries, Death death, boolean alerts) {

  /** A process is gone without a word. */
  public enum Death {
    /** Nobody notices. */
    UNNOTICED,
    /** The task has failed for good. */
    FAILS,
    /** It counts as a failure, and is repeated if there are retries left. */
    COUNTS,
    /** The task is given to another process. */
    REPEATED
  }
}
