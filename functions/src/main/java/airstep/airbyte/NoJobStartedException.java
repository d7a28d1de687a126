package airstep.airbyte;

/** A connection has no job that a trigger whose answer was lost could have started. */
public final class NoJobStartedException extends RuntimeException {

  public NoJobStartedException() {
    super("no job of this connection has started since", null, false, false);
  }
}
