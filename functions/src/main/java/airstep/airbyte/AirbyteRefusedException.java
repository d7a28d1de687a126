package airstep.airbyte;

/** Airbyte will not do what was asked, however often: somebody has to mend something. */
public final class AirbyteRefusedException extends RuntimeException {

  private final int status;

  public AirbyteRefusedException(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /** Whether it was Airbyte's own refusal, and not an answer of something else in its place. */
  public boolean byAirbyte() {
    return status >= 400 && status < 500;
  }

  /** Whether Airbyte does not know what was asked for, or does not let this key see it. */
  public boolean notFound() {
    return status == 403 || status == 404;
  }

  /** Whether Airbyte does not understand what was asked for, as of words of a later version. */
  boolean notUnderstood() {
    return status == 400 || status == 422;
  }

  /** Whether Airbyte does not know what was asked for, or does not have such a call at all. */
  boolean unknown() {
    return status == 404;
  }

  /** The same, with what to do. */
  AirbyteRefusedException with(String advice) {
    return new AirbyteRefusedException(status, getMessage() + "; " + advice);
  }
}
