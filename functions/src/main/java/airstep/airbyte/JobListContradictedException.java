package airstep.airbyte;

/**
 * The list of jobs contradicts an earlier one: Airbyte's database was restored, its job ids started
 * again, or the address leads to a different Airbyte. Nothing was started.
 */
public final class JobListContradictedException extends RuntimeException {

  public JobListContradictedException(String message) {
    super(message, null, false, false);
  }
}
