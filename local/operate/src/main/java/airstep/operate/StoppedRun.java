package airstep.operate;

import airstep.asl.timeline.RealTime;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ConflictException;

/**
 * A run that was to be stopped.
 *
 * @param run the run afterwards
 * @param asAsked whether it was stopped, and has not ended for another reason
 * @param reason why it has ended, or why it still runs
 * @param jobs what becomes of its jobs if it was stopped
 */
public record StoppedRun(Run run, boolean asAsked, Optional<String> reason, List<StoppedJob> jobs)
    implements JsonRecord {

  private static final String CAUSE = "A person stopped this run with ./airstep runs stop";
  private static final Duration LOOK = Duration.ofMillis(500);

  /** On AWS, a run ends a moment after the flow that has started it. */
  private static final int LOOKS = 20;

  /** Stops the run, and waits until it has ended. */
  public static StoppedRun stop(StopPlan plan, Place place) {
    Executions executions = place.executions();
    try {
      var _ = place.states().stopExecution(r -> r.executionArn(plan.execution()).cause(CAUSE));
    } catch (ConflictException e) {
      return after(plan, place, false, Optional.of(e.awsErrorDetails().errorMessage()));
    }
    ExecutionDescription ended = executions.describe(plan.execution());
    for (int i = 0; i < LOOKS && isRunning(executions, plan.run().arn()); i++) {
      RealTime.sleep(LOOK);
    }
    boolean asAsked = ended.cause().filter(CAUSE::equals).isPresent();
    return after(plan, place, asAsked, asAsked ? Optional.of(CAUSE) : ended.cause());
  }

  private static boolean isRunning(Executions executions, String arn) {
    return executions.describe(arn).status().equals(Run.RUNNING);
  }

  private static StoppedRun after(
      StopPlan plan, Place place, boolean asAsked, Optional<String> reason) {
    Run run = place.runs().find(plan.run().arn());
    return new StoppedRun(
        run, asAsked, asAsked ? reason : run.reason().or(() -> reason), plan.jobs());
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("run", run.id())
        .put("execution", run.arn())
        .put("flow", run.flow())
        .put("status", run.status())
        .put("stopped", asAsked)
        .put("reason", reason)
        .put("jobs", jobs);
  }
}
