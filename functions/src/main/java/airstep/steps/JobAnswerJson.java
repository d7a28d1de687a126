package airstep.steps;

import airstep.json.JsonFields;
import airstep.json.JsonObject;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.sync.CancelOutput;
import airstep.vocabulary.sync.JobAnswer;
import airstep.vocabulary.sync.JobAnswer.JobDetails;
import java.util.Map;
import java.util.Optional;

/** Reads and writes an answer about a job. */
final class JobAnswerJson {

  private JobAnswerJson() {}

  static JobAnswer read(JsonObject json) {
    return new JobAnswer(
        json.needWhole("jobId"),
        json.needText("status"),
        json.isTrue("finished"),
        json.isTrue("pending"),
        json.text("outcome").map(Outcome::of),
        json.isTrue("permanent"),
        json.text("unknown"),
        new JobDetails(
            json.text("reason"),
            json.text("failureOrigin"),
            json.text("failureType"),
            json.whole("rows"),
            json.whole("bytes"),
            json.seconds("durationSeconds")));
  }

  /** Reads the answer in {@code job}, which has no status if no check has succeeded. */
  static Optional<JobAnswer> readLast(JsonObject input) {
    return input
        .object("job")
        .filter(job -> job.text("status").isPresent())
        .map(JobAnswerJson::read);
  }

  static Map<String, Object> write(JobAnswer job) {
    return new JsonFields()
        .put("jobId", job.jobId())
        .put("status", job.status())
        .put("finished", job.finished())
        .put("pending", job.pending())
        .putIfAny("outcome", job.outcome())
        .putIfAny("permanent", job.permanent())
        .putIfAny("unknown", job.unknown())
        .putAll(write(job.details()))
        .map();
  }

  static Map<String, Object> write(JobDetails details) {
    return new JsonFields()
        .putIfAny("reason", details.reason())
        .putIfAny("failureOrigin", details.failureOrigin())
        .putIfAny("failureType", details.failureType())
        .putIfAny("rows", details.rows())
        .putIfAny("bytes", details.bytes())
        .putIfAny("durationSeconds", details.duration())
        .map();
  }

  /** Returns whether the output of a step is that of CancelSync after a cancel. */
  static boolean isCancelled(JsonObject output) {
    return output.isTrue("cancelled");
  }

  static Map<String, Object> write(CancelOutput output) {
    return new JsonFields()
        .putAll(write(output.answer()))
        .put("cancelled", output.cancelled())
        .map();
  }
}
