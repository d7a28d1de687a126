package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.Job;
import airstep.airbyte.JobHiddenException;
import airstep.airbyte.KnownJob;
import airstep.alert.ClosedSync;
import airstep.log.StepLog;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.SyncReason;
import airstep.vocabulary.sync.CheckInput;
import airstep.vocabulary.sync.CheckOutput;
import airstep.vocabulary.sync.CloseInput;
import airstep.vocabulary.sync.JobAnswer;
import airstep.vocabulary.sync.SyncPlan;
import airstep.vocabulary.sync.Verdict;
import java.util.Optional;
import java.util.OptionalLong;

/** Checks the state of the job, and reports the outcome of the sync if it succeeded. */
public final class CheckSync extends Step<CheckInput, CheckOutput> {

  public CheckSync() {
    this(OnLambda.get());
  }

  public CheckSync(StepParts parts) {
    super(parts, CheckInput::read);
  }

  @Override
  CheckOutput run(CheckInput input, StepLog log) {
    SyncPlan sync = input.sync();
    try {
      Airbyte airbyte = airbyte(sync.prepared().airbyteSecret(), log);
      Job job =
          airbyte.job(
              new KnownJob(
                  input.jobId(), sync.connectionId(), sync.prepared().job(), input.createdAt()));
      JobAnswer answer = JobReport.of(airbyte.explained(job, sync.connectionId()), input.before());
      return new CheckOutput(
          answer,
          answer.outcome().equals(Optional.of(Outcome.SUCCEEDED))
              ? Optional.of(new ClosedSync(succeeded(input, answer)).output(now()))
              : Optional.empty());
    } catch (AirbyteRefusedException e) {
      throw e.byAirbyte() ? new JobHiddenException(e.getMessage()) : e;
    }
  }

  private static CloseInput succeeded(CheckInput input, JobAnswer job) {
    return new CloseInput(
        input.sync(),
        false,
        input.triggers(),
        input.polls(),
        OptionalLong.of(input.jobId()),
        true,
        input.triggered(),
        Optional.of(job),
        Optional.empty(),
        Verdict.of(Outcome.SUCCEEDED, SyncReason.JOB_ENDED),
        Optional.empty());
  }
}
