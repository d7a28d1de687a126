package airstep.airbyte;

/** The connection has no job that a trigger with a lost answer could have started. */
public final class NoJobStartedException extends RuntimeException {

  public NoJobStartedException() {
    super("no job of this connection has started since", null, false, false);
  }
}
