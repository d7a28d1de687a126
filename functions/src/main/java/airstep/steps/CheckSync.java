package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.Job;
import airstep.airbyte.JobHiddenException;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import java.util.Map;

/** Asks Airbyte how far the job is; {@code before} is the status that it had at the last look. */
public final class CheckSync extends Step {

  public CheckSync() {
    this(OnLambda.get());
  }

  public CheckSync(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    long jobId = input.needWhole("jobId");
    try {
      JsonObject sync = input.needObject("sync");
      Airbyte airbyte = airbyte(sync, log);
      Job job = airbyte.explained(airbyte.job(jobId), sync.needText("connectionId"));
      return JobReport.of(job, input.text("before").orElse(""));
    } catch (AirbyteRefusedException e) {
      throw e.byAirbyte() ? new JobHiddenException(e.getMessage()) : e;
    }
  }
}
