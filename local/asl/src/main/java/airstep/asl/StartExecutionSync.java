package airstep.asl;

import airstep.asl.StepFunctionsOptions.TimedOutChild;
import airstep.asl.definition.ErrorNames;
import airstep.asl.definition.TaskResource;
import airstep.asl.json.ObjectValue;

/** The optimized integration with Step Functions itself that waits for the execution it starts. */
final class StartExecutionSync implements ServiceIntegration {

  private final StepFunctions stepFunctions;
  private final StepFunctionsOptions options;

  StartExecutionSync(StepFunctions stepFunctions, StepFunctionsOptions options) {
    this.stepFunctions = stepFunctions;
    this.options = options;
  }

  @Override
  public TaskResource resource() {
    return TaskResource.START_EXECUTION_SYNC;
  }

  @Override
  public Call start(ObjectValue arguments, Execution caller, Reply reply) {
    Execution child;
    try {
      child = StartExecution.start(arguments, stepFunctions);
    } catch (StepFunctionsException e) {
      reply.refused(AwsService.STEP_FUNCTIONS.refuses(400, e.code(), e.getMessage()));
      return _ -> {};
    }
    reply.submitted(StartExecution.answer(child));
    stepFunctions.whenClosed(child, () -> answer(child, reply));
    return reason -> {
      if (!child.isClosed()
          && (reason == Reason.TASK_TIMED_OUT || options.childrenStopWithParent)) {
        stepFunctions.stopExecution(child.arn(), null, null);
      }
    };
  }

  private void answer(Execution child, Reply reply) {
    switch (child.status()) {
      case SUCCEEDED -> reply.succeeded(ExecutionShapes.succeeded(child));
      case TIMED_OUT ->
          reply.failed(
              options.timedOutChild == TimedOutChild.TIMEOUT
                  ? ErrorNames.TIMEOUT
                  : ErrorNames.TASK_FAILED,
              ExecutionShapes.failed(child));
      default -> reply.failed(ErrorNames.TASK_FAILED, ExecutionShapes.failed(child));
    }
  }
}
