package airstep.steps;

import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.metrics.RunMetrics;
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
    new RunMetrics(input.needText("stage"), input.texts("tags"), input.needObject("run"))
        .lines(parts().clock().instant())
        .forEach(parts().logLines());
    return Map.of();
  }
}
