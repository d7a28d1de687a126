package airstep.airbyte;

/**
 * Airbyte does not show this job: the key is no longer accepted, may not see it any more, or the
 * answer is about another job.
 */
public final class JobHiddenException extends RuntimeException {

  public JobHiddenException(String message) {
    super(message, null, false, false);
  }
}
