package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteConflictException;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.airbyte.CancelFailedException;
import airstep.airbyte.Job;
import airstep.airbyte.JobHiddenException;
import airstep.airbyte.JobStatus;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import java.util.Map;

/**
 * Cancels the job, if it has not ended.
 *
 * <p>Airbyte cancels whatever the connection runs at that moment, so the job is looked at first.
 * One whose status we do not know may have ended, so it is left alone. A cancel that is not
 * confirmed ends the step, so that its next try looks again.
 */
public final class CancelSync extends Step {

  public CancelSync() {
    this(OnLambda.get());
  }

  public CancelSync(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    JsonObject sync = input.needObject("sync");
    Airbyte airbyte = airbyte(sync, log);
    long jobId = input.needWhole("jobId");
    Job job = airbyte.job(jobId);
    if (job.status() == JobStatus.OTHER) {
      throw new JobHiddenException(
          "job " + jobId + " is " + JobReport.unknown(job) + ", so it was not cancelled");
    }
    boolean asked = !job.status().finished();
    if (asked) {
      job = cancel(airbyte, jobId);
    }
    Map<String, Object> report =
        JobReport.of(airbyte.explained(job, sync.needText("connectionId")));
    report.put("cancelled", asked);
    return report;
  }

  private static Job cancel(Airbyte airbyte, long jobId) {
    try {
      return airbyte.cancel(jobId);
    } catch (AirbyteConflictException e) {
      // Most likely it has just ended by itself.
      Job job = airbyte.job(jobId);
      if (job.status().finished()) {
        return job;
      }
      throw new CancelFailedException(e.getMessage());
    } catch (AirbyteUnavailableException | AirbyteRefusedException e) {
      throw new CancelFailedException(e.getMessage());
    }
  }
}
