package airstep.steps;

import airstep.alert.ClosedSync;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import java.util.Map;

/**
 * Gives the outcome of a sync its sentence, in one place for every way to end. It calls nothing and
 * reads no secret; what the outcome is does not depend on it.
 */
public final class CloseSync extends Step {

  public CloseSync() {
    this(OnLambdaAlone.get());
  }

  public CloseSync(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    return ClosedSync.of(input).outcome(parts().clock().instant());
  }
}
