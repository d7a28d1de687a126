package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.Job;
import airstep.airbyte.JobHiddenException;
import airstep.airbyte.KnownJob;
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
    try {
      KnownJob asked = AskedJob.of(input);
      Airbyte airbyte = airbyte(input.needObject("sync"), log);
      Job job = airbyte.explained(airbyte.job(asked), asked.connectionId());
      return JobReport.of(job, input.text("before").orElse(""));
    } catch (AirbyteRefusedException e) {
      throw e.byAirbyte() ? new JobHiddenException(e.getMessage()) : e;
    }
  }
}
