package airstep.airbyte;

/** Airbyte answered a trigger with a job of a different type. */
public final class OtherJobStartedException extends RuntimeException {

  public OtherJobStartedException(Job job, String wanted) {
    super(
        "Airbyte was asked for a job of type "
            + wanted
            + " but answered with job "
            + job.jobId()
            + ", which is a "
            + job.type()
            + ". No "
            + wanted
            + " was started. Airstep did not change that job: check it in Airbyte",
        null,
        false,
        false);
  }
}
