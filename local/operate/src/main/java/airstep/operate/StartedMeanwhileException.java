package airstep.operate;

/**
 * Another command has retried the run at the same time, or since a person was asked. That retry may
 * still run. The message is one line.
 */
public final class StartedMeanwhileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public StartedMeanwhileException() {
    super(
        "another command has retried this run meanwhile; look at that retry before you start"
            + " another",
        null,
        false,
        false);
  }
}
