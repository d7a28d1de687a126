package airstep.steps;

import airstep.airbyte.Job;
import airstep.airbyte.JobFailure;
import airstep.airbyte.JobStatus;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.sync.JobAnswer;
import airstep.vocabulary.sync.JobAnswer.JobDetails;
import java.util.Optional;

/** Turns a job into the answer that the state machine gets. */
final class JobReport {

  private JobReport() {}

  /**
   * Returns the answer.
   *
   * @param before the status at the last check, in Airbyte's words
   */
  static JobAnswer of(Job job, Optional<String> before) {
    JobStatus status = job.status();
    Optional<JobFailure> failure = status == JobStatus.FAILED ? job.failure() : Optional.empty();
    return new JobAnswer(
        job.jobId(),
        job.word(),
        status.finished(),
        status == JobStatus.PENDING || status == JobStatus.QUEUED,
        status.outcome(),
        failure.filter(JobFailure::ofConfiguration).isPresent(),
        status == JobStatus.OTHER ? Optional.of(unknown(job)) : Optional.empty(),
        new JobDetails(
            status
                .outcome()
                .map(outcome -> reason(outcome, job, before))
                .filter(reason -> !reason.isEmpty()),
            failure.map(JobFailure::origin).filter(origin -> !origin.isEmpty()),
            failure.map(JobFailure::type).filter(type -> !type.isEmpty()),
            job.rows(),
            job.bytes(),
            status.finished() ? job.duration() : Optional.empty()));
  }

  private static String reason(Outcome outcome, Job job, Optional<String> before) {
    return switch (outcome) {
      case FAILED ->
          job.failure()
              .map(JobFailure::message)
              .filter(message -> !message.isEmpty())
              .orElse("Airbyte gives no reason");
      case CANCELLED ->
          "the job was cancelled in Airbyte, "
              + (before.filter("queued"::equals).isPresent()
                  ? "most likely by Airbyte itself, because it was queued for too long"
                  : "by a person or by Airbyte itself");
      case SUCCEEDED, UNKNOWN, TIMED_OUT, SKIPPED -> "";
    };
  }

  /** Describes a status that Airstep does not know, which may be final. */
  static String unknown(Job job) {
    return "`" + job.word() + "`, a status that Airstep does not know";
  }
}
