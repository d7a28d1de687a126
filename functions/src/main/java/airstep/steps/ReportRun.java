package airstep.steps;

import airstep.log.StepLog;
import airstep.metrics.RunMetrics;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.run.ReportInput;

/** Prints the metrics of a run that ended. */
public final class ReportRun extends Step<ReportInput, JsonFields> {

  public ReportRun() {
    this(StepParts.alone());
  }

  public ReportRun(StepParts parts) {
    super(parts, ReportInput::read);
  }

  @Override
  JsonFields run(ReportInput input, StepLog log) {
    new RunMetrics(input.stage(), input.tags(), input.run()).lines(now()).forEach(logLines());
    return new JsonFields();
  }
}
