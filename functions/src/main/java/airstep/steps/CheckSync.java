package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.Job;
import airstep.airbyte.JobHiddenException;
import airstep.airbyte.KnownJob;
import airstep.log.StepLog;
import airstep.vocabulary.sync.CheckInput;
import airstep.vocabulary.sync.JobAnswer;
import airstep.vocabulary.sync.SyncPlan;

/** Checks the state of the job. */
public final class CheckSync extends Step<CheckInput, JobAnswer> {

  public CheckSync() {
    this(OnLambda.get());
  }

  public CheckSync(StepParts parts) {
    super(parts, CheckInput::read);
  }

  @Override
  JobAnswer run(CheckInput input, StepLog log) {
    SyncPlan sync = input.sync();
    try {
      Airbyte airbyte = airbyte(sync.prepared().airbyteSecret(), log);
      Job job =
          airbyte.job(
              new KnownJob(
                  input.jobId(), sync.connectionId(), sync.prepared().job(), input.createdAt()));
      return JobReport.of(airbyte.explained(job, sync.connectionId()), input.before());
    } catch (AirbyteRefusedException e) {
      throw e.byAirbyte() ? new JobHiddenException(e.getMessage()) : e;
    }
  }
}
