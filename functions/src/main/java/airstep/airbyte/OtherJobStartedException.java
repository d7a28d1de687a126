package airstep.airbyte;

/** Airbyte answered a trigger with a job of another type than was asked for. */
public final class OtherJobStartedException extends RuntimeException {

  public OtherJobStartedException(Job job, String wanted) {
    super(
        "Airbyte was asked for a job of type "
            + wanted
            + ", but answered with job "
            + job.jobId()
            + ", which is a "
            + job.type()
            + ". No "
            + wanted
            + " was done. That job was left alone: look at it in Airbyte",
        null,
        false,
        false);
  }
}
