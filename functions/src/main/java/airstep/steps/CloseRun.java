package airstep.steps;

import airstep.alert.CloseRunJson;
import airstep.alert.ClosedRunJson;
import airstep.alert.RunClosing;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.vocabulary.run.CloseRunInput;
import airstep.vocabulary.run.ClosedRun;
import java.util.Map;

/**
 * Reports how a run went, in one place for every way to end. It makes no calls and reads no secret.
 */
public final class CloseRun extends Step<CloseRunInput, ClosedRun> {

  public CloseRun() {
    this(OnLambdaAlone.get());
  }

  public CloseRun(StepParts parts) {
    super(parts);
  }

  @Override
  CloseRunInput read(JsonObject input) {
    return CloseRunJson.read(input);
  }

  @Override
  ClosedRun run(CloseRunInput input, StepLog log) {
    return new RunClosing(input).closed();
  }

  @Override
  Map<String, ?> write(ClosedRun output) {
    return ClosedRunJson.write(output);
  }
}
