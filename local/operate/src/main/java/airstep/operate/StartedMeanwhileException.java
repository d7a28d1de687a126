package airstep.operate;

/** Another command has started the same at the same time. The message is one line. */
public final class StartedMeanwhileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public StartedMeanwhileException() {
    super(
        "another command has just started this retry; wait until it has ended", null, false, false);
  }
}
