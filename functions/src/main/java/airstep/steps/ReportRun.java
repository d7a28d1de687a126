package airstep.steps;

import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.metrics.RunMetrics;
import java.time.Duration;
import java.util.Map;

/** Prints the metrics of a run that has ended. */
public final class ReportRun extends Step {

  public ReportRun() {
    this(OnLambdaAlone.get());
  }

  public ReportRun(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    JsonObject run = input.needObject("run");
    new RunMetrics(
            input.needText("stage"),
            run.needText("flow"),
            input.texts("tags"),
            run.needText("status"),
            run.needWhole("rows"),
            run.needWhole("bytes"),
            Duration.ofSeconds(run.needWhole("durationSeconds")))
        .lines(parts().clock().instant())
        .forEach(parts().logLines());
    return Map.of();
  }
}
