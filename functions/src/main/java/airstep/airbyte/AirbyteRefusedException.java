package airstep.airbyte;

/** Airbyte will not do what was asked, however often: somebody has to mend something. */
public final class AirbyteRefusedException extends RuntimeException {

  private final int status;

  public AirbyteRefusedException(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /** Whether Airbyte does not know what was asked for, or does not let this key see it. */
  public boolean notFound() {
    return status == 403 || status == 404;
  }
}
