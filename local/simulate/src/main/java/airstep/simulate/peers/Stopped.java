package airstep.simulate.peers;

/** A person stopped the task. Thrown once, so that the task can clean up. */
public final class Stopped extends RuntimeException {

  /** Stopped now. */
  public Stopped() {
    super("stopped by a person");
  }
}
