package airstep.airbyte;

/**
 * A list of jobs that contradicts what was seen before: Airbyte's database was restored, its
 * numbers began again, or the address leads to another Airbyte. Nothing was sent.
 */
public final class JobListContradictedException extends RuntimeException {

  public JobListContradictedException(String message) {
    super(message, null, false, false);
  }
}
