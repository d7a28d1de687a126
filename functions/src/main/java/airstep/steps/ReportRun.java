package airstep.steps;

import airstep.alert.RunEventJson;
import airstep.alert.RunIdJson;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.metrics.RunMetrics;
import airstep.vocabulary.run.ReportInput;
import java.util.Map;

/** Prints the metrics of a run that ended. */
public final class ReportRun extends Step<ReportInput, Map<String, ?>> {

  public ReportRun() {
    this(OnLambdaAlone.get());
  }

  public ReportRun(StepParts parts) {
    super(parts);
  }

  @Override
  ReportInput read(JsonObject input) {
    JsonObject run = input.needObject("run");
    return new ReportInput(
        input.needText("stage"),
        input.needTexts("tags"),
        new ReportInput.Ended(RunIdJson.read(run), RunEventJson.read(run)));
  }

  @Override
  Map<String, ?> run(ReportInput input, StepLog log) {
    new RunMetrics(input.stage(), input.run().run().flow(), input.tags(), input.run().event())
        .lines(parts().clock().instant())
        .forEach(parts().logLines());
    return Map.of();
  }

  @Override
  Map<String, ?> write(Map<String, ?> output) {
    return output;
  }
}
