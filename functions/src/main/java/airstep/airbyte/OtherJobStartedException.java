package airstep.airbyte;

/** Airbyte answered a trigger with a job of a different type. */
public final class OtherJobStartedException extends RuntimeException {

  public OtherJobStartedException(Job job, String wanted) {
    super(
        """
        Airbyte was asked for a job of type %s but answered with job %s, which is a %s. No %s was \
        started. Airstep did not change that job: check it in Airbyte\
        """
            .formatted(wanted, job.jobId(), job.type(), wanted),
        null,
        false,
        false);
  }
}
