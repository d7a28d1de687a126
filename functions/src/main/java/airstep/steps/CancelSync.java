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
import airstep.log.StepLog;
import airstep.vocabulary.sync.CancelInput;
import airstep.vocabulary.sync.CancelOutput;
import airstep.vocabulary.sync.SyncPlan;
import java.util.Optional;

/**
 * Cancels the job, if it has not ended.
 *
 * <p>Airbyte cancels whichever job the connection is running, so the step checks the job first. It
 * cancels neither a job with an unknown status, which may have ended, nor a different job. If the
 * cancel is not confirmed, the step fails, so that the next attempt checks again.
 */
public final class CancelSync extends Step<CancelInput, CancelOutput> {

  public CancelSync() {
    this(OnLambda.get());
  }

  public CancelSync(StepParts parts) {
    super(parts, CancelInput::read);
  }

  @Override
  CancelOutput run(CancelInput input, StepLog log) {
    SyncPlan sync = input.sync();
    Airbyte airbyte = airbyte(sync.prepared().airbyteSecret(), log);
    KnownJob known =
        new KnownJob(input.jobId(), sync.connectionId(), sync.prepared().job(), input.createdAt());
    Job job = airbyte.job(known);
    if (job.status() == JobStatus.OTHER) {
      throw new JobHiddenException(
          "job " + job.jobId() + " is " + JobReport.unknown(job) + ", so it was not cancelled");
    }
    boolean runs = !job.status().finished();
    if (runs) {
      job = cancel(airbyte, known);
    }
    job = airbyte.explained(job, sync.connectionId());
    return new CancelOutput(JobReport.of(job, Optional.empty()), runs);
  }

  private static Job cancel(Airbyte airbyte, KnownJob known) {
    try {
      return airbyte.cancel(known);
    } catch (AirbyteConflictException e) {
      // Most likely it has just ended by itself.
      Job job = airbyte.job(known);
      if (job.status().finished()) {
        return job;
      }
      throw new CancelFailedException(e.getMessage());
    } catch (AirbyteUnavailableException | AirbyteRefusedException | JobHiddenException e) {
      throw new CancelFailedException(e.getMessage());
    }
  }
}
