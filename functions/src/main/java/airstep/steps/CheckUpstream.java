package airstep.steps;

import airstep.log.StepLog;
import airstep.states.Executions;
import airstep.vocabulary.run.MissingFlows;
import airstep.vocabulary.run.RunStatus;
import airstep.vocabulary.run.UpstreamInput;
import airstep.vocabulary.run.UpstreamInput.Upstream;
import java.time.Duration;
import java.time.Instant;

/**
 * Finds the flows that have not succeeded since the beginning of a window.
 *
 * <p>An execution that succeeds may have synced nothing (a duplicate, a check, a run that skipped
 * all) or only some connections, so its output decides. It belongs to the window in which it ended,
 * like the event of its end.
 */
public final class CheckUpstream extends Step<UpstreamInput, MissingFlows> {

  /** Executions are listed by their start, which may be long before their end. */
  private static final Duration LONGEST_RUN = Duration.ofDays(7);

  public CheckUpstream() {
    this(OnLambda.withExecutions());
  }

  public CheckUpstream(StepParts parts) {
    super(parts, UpstreamInput::read);
  }

  @Override
  MissingFlows run(UpstreamInput input, StepLog log) {
    Executions executions = parts().executions().get();
    return new MissingFlows(
        input.flows().stream()
            .filter(flow -> !hasSucceeded(executions, flow.machine(), input.since()))
            .map(Upstream::name)
            .toList());
  }

  private static boolean hasSucceeded(Executions executions, String machine, Instant since) {
    Instant begin = since.minus(LONGEST_RUN);
    for (Executions.Listed execution : executions.succeeded(machine)) {
      if (execution.startedAt().isBefore(begin)) {
        return false;
      }
      boolean inTime = execution.stoppedAt().filter(end -> !end.isBefore(since)).isPresent();
      if (inTime && hasSynced(executions, execution.arn())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasSynced(Executions executions, String arn) {
    return executions
        .describe(arn)
        .output()
        .map(RunAccount::of)
        .filter(account -> !account.partial())
        .flatMap(RunAccount::status)
        .filter(RunStatus.SUCCEEDED::equals)
        .isPresent();
  }
}
