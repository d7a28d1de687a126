package airstep.simulate.peers;

/** A peer's own verdict that a sync did not succeed. */
public final class NotSucceeded extends Exception {

  private final boolean timedOut;

  private NotSucceeded(String message, boolean timedOut) {
    super(message);
    this.timedOut = timedOut;
  }

  static NotSucceeded because(String what) {
    return new NotSucceeded(what, false);
  }

  static NotSucceeded inTime(PeerJob job) {
    return new NotSucceeded("job " + job.id() + " did not end in time", true);
  }

  /** Whether the only reason is that the sync took too long. */
  public boolean timedOut() {
    return timedOut;
  }
}
