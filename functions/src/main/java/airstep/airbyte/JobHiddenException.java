package airstep.airbyte;

/**
 * The job is not visible: the credentials are rejected or lack permission, or the answer is about a
 * different job.
 */
public final class JobHiddenException extends RuntimeException {

  public JobHiddenException(String message) {
    super(message, null, false, false);
  }
}
