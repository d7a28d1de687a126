package airstep.simulate.peers;

/** A person has stopped the task. It is said once: calls that clean up come through. */
public final class Stopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Stopped now. */
  public Stopped() {
    super("stopped by a person");
  }
}
