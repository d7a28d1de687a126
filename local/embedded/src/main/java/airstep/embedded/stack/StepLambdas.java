package airstep.embedded.stack;

import airstep.asl.LambdaFunction;
import airstep.asl.LambdaInvoker;
import airstep.steps.CancelSync;
import airstep.steps.CheckAirbyte;
import airstep.steps.CheckAlert;
import airstep.steps.CheckSync;
import airstep.steps.CheckUpstream;
import airstep.steps.CloseRun;
import airstep.steps.CloseSync;
import airstep.steps.FindJob;
import airstep.steps.NotifyRun;
import airstep.steps.NotifyStopped;
import airstep.steps.PlanRun;
import airstep.steps.PrepareSync;
import airstep.steps.ReportRun;
import airstep.steps.StepParts;
import airstep.steps.TriggerSync;
import airstep.vocabulary.StepName;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The functions of a stage, with the timeouts of a deployment. */
final class StepLambdas implements LambdaInvoker {

  private final Map<String, LambdaFunction> functions = new HashMap<>();

  StepLambdas(StepParts parts) {
    for (StepName step : StepName.values()) {
      functions.put(
          step.functionName(), new StepLambda(handler(step, parts), step.functionTimeout()));
    }
  }

  @Override
  public Optional<LambdaFunction> find(String nameOrArn) {
    String name = nameOrArn.substring(nameOrArn.lastIndexOf(':') + 1);
    return Optional.ofNullable(functions.get(name));
  }

  private static RequestStreamHandler handler(StepName step, StepParts parts) {
    return switch (step) {
      case CHECK_UPSTREAM -> new CheckUpstream(parts);
      case PLAN_RUN -> new PlanRun(parts);
      case PREPARE_SYNC -> new PrepareSync(parts);
      case TRIGGER_SYNC -> new TriggerSync(parts);
      case CHECK_SYNC -> new CheckSync(parts);
      case CANCEL_SYNC -> new CancelSync(parts);
      case CLOSE_SYNC -> new CloseSync(parts);
      case CHECK_AIRBYTE -> new CheckAirbyte(parts);
      case CLOSE_RUN -> new CloseRun(parts);
      case CHECK_ALERT -> new CheckAlert(parts);
      case FIND_JOB -> new FindJob(parts);
      case NOTIFY_RUN -> new NotifyRun(parts);
      case NOTIFY_STOPPED -> new NotifyStopped(parts);
      case REPORT_RUN -> new ReportRun(parts);
    };
  }
}
