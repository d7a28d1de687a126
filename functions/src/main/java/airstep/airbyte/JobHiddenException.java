package airstep.airbyte;

/** Airbyte does not show this job: the key is no longer accepted, or may not see it any more. */
public final class JobHiddenException extends RuntimeException {

  public JobHiddenException(String message) {
    super(message, null, false, false);
  }
}
