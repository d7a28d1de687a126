package airstep.steps;

import airstep.airbyte.Job;
import airstep.airbyte.JobFailure;
import airstep.airbyte.JobStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** A job as the state machine sees it: whether it has ended, and if so, how. */
final class JobReport {

  private JobReport() {}

  static Map<String, Object> of(Job job) {
    return of(job, "");
  }

  /** The same of a job that had that status when it was last looked at. */
  static Map<String, Object> of(Job job, String before) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("jobId", job.jobId());
    report.put("status", job.word());
    report.put("finished", job.status().finished());
    report.put("pending", job.status() == JobStatus.PENDING || job.status() == JobStatus.QUEUED);
    switch (job.status()) {
      case SUCCEEDED -> report.put("outcome", "SUCCEEDED");
      case FAILED -> {
        report.put("outcome", "FAILED");
        report.put(
            "reason",
            job.failure()
                .map(JobFailure::message)
                .filter(message -> !message.isEmpty())
                .orElse("Airbyte gives no reason"));
        job.failure().ifPresent(failure -> putFailure(report, failure));
        if (job.failure().filter(JobFailure::ofConfiguration).isPresent()) {
          report.put("permanent", true);
        }
      }
      case CANCELLED -> {
        report.put("outcome", "CANCELLED");
        report.put(
            "reason",
            "the job was cancelled in Airbyte, "
                + (before.equals("queued")
                    ? "most likely by Airbyte itself, because it was queued for too long"
                    : "by a person or by Airbyte itself"));
      }
      case OTHER -> report.put("unknown", unknown(job));
      case PENDING, QUEUED, RUNNING, INCOMPLETE -> {}
    }
    job.rows().ifPresent(rows -> report.put("rows", rows));
    job.bytes().ifPresent(bytes -> report.put("bytes", bytes));
    if (job.status().finished()) {
      job.duration().ifPresent(time -> report.put("durationSeconds", time.toSeconds()));
    }
    return report;
  }

  private static void putFailure(Map<String, Object> report, JobFailure failure) {
    if (!failure.origin().isEmpty()) {
      report.put("failureOrigin", failure.origin());
    }
    if (!failure.type().isEmpty()) {
      report.put("failureType", failure.type());
    }
  }

  /** In words: what Airbyte says of a job whose status we do not know, which may be an end. */
  static String unknown(Job job) {
    return "`" + job.word() + "`, a status that Airstep does not know";
  }
}
