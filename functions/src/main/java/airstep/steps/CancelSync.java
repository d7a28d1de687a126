package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteConflictException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.airbyte.Job;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import java.util.Map;

/**
 * Cancels the job, if it has not ended.
 *
 * <p>Airbyte cancels whatever the connection runs at that moment, so the job is looked at first.
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
    long jobId = input.needWhole("jobId");
    Job job = airbyte.job(jobId);
    boolean asked = !job.status().finished();
    if (asked) {
      job = cancel(airbyte, jobId, log);
    }
    Map<String, Object> report = JobReport.of(job);
    report.put("cancelled", asked);
    return report;
  }

  private static Job cancel(Airbyte airbyte, long jobId, StepLog log) {
    try {
      return airbyte.cancel(jobId);
    } catch (AirbyteConflictException | AirbyteUnavailableException e) {
      // It may have ended by itself, or the cancel may have been taken: only a look can tell.
      log.warn("cancel not confirmed", Map.of("jobId", jobId, "because", e.getMessage()));
      return airbyte.job(jobId);
    }
  }
}
