package airstep.steps;

import airstep.alert.RunClosing;
import airstep.log.StepLog;
import airstep.metrics.EndedRun;
import airstep.metrics.RunMetrics;
import airstep.vocabulary.run.CloseRunInput;
import airstep.vocabulary.run.ClosedRun;

/**
 * Reports how a run went, in one place for every way to end, and prints its metrics, unless it is a
 * part of a larger run. It makes no calls and reads no secret.
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
    ClosedRun closed = new RunClosing(input).closed();
    if (input.part()) {
      return closed;
    }
    new RunMetrics(input.stage(), input.tags(), new EndedRun(input.run(), closed.event()))
        .lines(now())
        .forEach(logLines());
    return closed;
  }
}
