package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteConflictException;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.airbyte.CancelFailedException;
import airstep.airbyte.Job;
import airstep.airbyte.JobHiddenException;
import airstep.airbyte.JobStatus;
import airstep.airbyte.KnownJob;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import java.util.Map;

/**
 * Cancels the job, if it has not ended.
 *
 * <p>Airbyte cancels whatever the connection runs at that moment, so the job is looked at first.
 * One whose status we do not know may have ended, so it is left alone, and so is whatever is not
 * the job that was asked for. A cancel that is not confirmed ends the step, so that its next try
 * looks again.
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
    Airbyte airbyte = airbyte(input.needObject("sync"), log);
    KnownJob asked = AskedJob.of(input);
    Job job = airbyte.job(asked);
    if (job.status() == JobStatus.OTHER) {
      throw new JobHiddenException(
          "job " + asked.jobId() + " is " + JobReport.unknown(job) + ", so it was not cancelled");
    }
    boolean runs = !job.status().finished();
    if (runs) {
      job = cancel(airbyte, asked);
    }
    Map<String, Object> report = JobReport.of(airbyte.explained(job, asked.connectionId()));
    report.put("cancelled", runs);
    return report;
  }

  private static Job cancel(Airbyte airbyte, KnownJob asked) {
    try {
      return airbyte.cancel(asked);
    } catch (AirbyteConflictException e) {
      // Most likely it has just ended by itself.
      Job job = airbyte.job(asked);
      if (job.status().finished()) {
        return job;
      }
      throw new CancelFailedException(e.getMessage());
    } catch (AirbyteUnavailableException | AirbyteRefusedException | JobHiddenException e) {
      throw new CancelFailedException(e.getMessage());
    }
  }
}
