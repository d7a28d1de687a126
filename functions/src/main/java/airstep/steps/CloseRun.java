package airstep.steps;

import airstep.alert.RunClosing;
import airstep.log.StepLog;
import airstep.vocabulary.run.CloseRunInput;
import airstep.vocabulary.run.ClosedRun;

/**
 * Reports how a run went, in one place for every way to end. It makes no calls and reads no secret.
 */
public final class CloseRun extends Step<CloseRunInput, ClosedRun> {

  public CloseRun() {
    this(StepParts.alone());
  }

  public CloseRun(StepParts parts) {
    super(parts, CloseRunInput::read);
  }

  @Override
  ClosedRun run(CloseRunInput input, StepLog log) {
    return new RunClosing(input).closed();
  }
}
