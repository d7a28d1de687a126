package airstep.steps;

import airstep.alert.ClosedSync;
import airstep.log.StepLog;
import airstep.vocabulary.run.SyncOutcome;
import airstep.vocabulary.sync.CloseInput;

/**
 * Adds the reason as a sentence to the outcome of a sync, in one place for every way to end. It
 * makes no calls and reads no secret, and the outcome does not depend on it.
 */
public final class CloseSync extends Step<CloseInput, SyncOutcome> {

  public CloseSync() {
    this(StepParts.alone());
  }

  public CloseSync(StepParts parts) {
    super(parts, CloseInput::read);
  }

  @Override
  SyncOutcome run(CloseInput input, StepLog log) {
    return new ClosedSync(input).output(now());
  }
}
