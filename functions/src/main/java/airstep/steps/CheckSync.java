package airstep.steps;

import airstep.json.JsonObject;
import airstep.log.StepLog;
import java.util.Map;

/** Asks Airbyte how far the job is. */
public final class CheckSync extends Step {

  public CheckSync() {
    this(OnLambda.get());
  }

  public CheckSync(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    return JobReport.of(airbyte(input.needObject("sync"), log).job(input.needWhole("jobId")));
  }
}
