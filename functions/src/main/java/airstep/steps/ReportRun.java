package airstep.steps;

import airstep.log.StepLog;
import airstep.metrics.RunMetrics;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.run.ReportInput;

/** Prints the metrics of a run that ended. */
public final class ReportRun extends Step {

  public ReportRun() {
    this(StepParts.alone());
  }

  public ReportRun(StepParts parts) {
    super(parts);
  }

  @Override
  JsonFields run(JsonObject json, StepLog log) {
    ReportInput input = ReportInput.read(json);
    new RunMetrics(input.stage(), input.run().run().flow(), input.tags(), input.run().event())
        .lines(parts().clock().instant())
        .forEach(parts().logLines());
    return new JsonFields();
  }
}
