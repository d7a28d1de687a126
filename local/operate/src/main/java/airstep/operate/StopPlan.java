package airstep.operate;

import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.steps.SyncHistory;
import airstep.vocabulary.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What stopping a run would do.
 *
 * @param execution the ARN of the execution to stop: that of the flow, which stops its run, or that
 *     of the run if the flow's has ended or is not known
 * @param jobs the jobs that run or may start
 * @param waiting how many connections have not begun
 */
public record StopPlan(Run run, String execution, List<StoppedJob> jobs, long waiting) {

  public static StopPlan of(RunDetails details, Executions executions) {
    List<StoppedJob> jobs = new ArrayList<>();
    details
        .executions()
        .forEach(
            (arn, label) -> {
              if (!label.isEmpty() && isRunning(executions.describe(arn))) {
                SyncHistory history = SyncHistory.of(Outcome.CANCELLED, executions.backwards(arn));
                StoppedJob.of(label, history.left()).ifPresent(jobs::add);
              }
            });
    Run run = details.run();
    return new StopPlan(
        run,
        run.flowExecution().filter(arn -> isRunning(executions.describe(arn))).orElse(run.arn()),
        List.copyOf(jobs),
        details.unlisted()
            + details.connections().stream()
                .filter(one -> one.outcome().equals("WAITING"))
                .count());
  }

  private static boolean isRunning(ExecutionDescription execution) {
    return execution.status().equals(Run.RUNNING);
  }
}
