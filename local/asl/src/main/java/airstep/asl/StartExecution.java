package airstep.asl;

import airstep.asl.StepFunctionsOptions.TimedOutChild;
import airstep.asl.definition.ErrorNames;
import airstep.asl.definition.TaskResource;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;

/**
 * The optimized integrations with Step Functions itself, which start an execution; with {@code
 * .sync:2}, the Task waits for its end.
 */
record StartExecution(StepFunctions stepFunctions, TaskResource resource)
    implements ServiceIntegration {

  @Override
  public Call start(ObjectValue arguments, Execution caller, Reply reply) {
    Execution started;
    try {
      started = start(arguments);
    } catch (StepFunctionsException e) {
      reply.refused(AwsService.STEP_FUNCTIONS.refuses(400, e.code(), e.getMessage()));
      return _ -> {};
    }
    ObjectValue response =
        ObjectValue.of(
            "ExecutionArn", started.arn(), "StartDate", started.startDate().toEpochMilli());
    if (!resource.equals(TaskResource.START_EXECUTION_SYNC)) {
      reply.succeeded(response);
      return _ -> {};
    }
    reply.submitted(response);
    stepFunctions.whenClosed(started, () -> reportEnd(started, reply));
    return reason -> {
      if (!started.isClosed()
          && (reason == Reason.TASK_TIMED_OUT || stepFunctions.options.childrenStopWithParent)) {
        stepFunctions.stopExecution(started.arn(), null, null);
      }
    };
  }

  /** A missing input is an empty object. */
  private Execution start(ObjectValue arguments) {
    Object name = arguments.get("Name");
    Object given = arguments.get("Input");
    Object input = given == null || JsonValues.NULL.equals(given) ? ObjectValue.EMPTY : given;
    return stepFunctions.start(
        text(arguments.get("StateMachineArn")), name == null ? null : text(name), input);
  }

  private static String text(Object value) {
    return value instanceof String text ? text : JsonValues.write(value);
  }

  private void reportEnd(Execution child, Reply reply) {
    ObjectValue end = ExecutionShapes.ended(child);
    if (child.status() == ExecutionStatus.SUCCEEDED) {
      reply.succeeded(end);
      return;
    }
    boolean timeout =
        child.status() == ExecutionStatus.TIMED_OUT
            && stepFunctions.options.timedOutChild == TimedOutChild.TIMEOUT;
    reply.failed(timeout ? ErrorNames.TIMEOUT : ErrorNames.TASK_FAILED, JsonValues.write(end));
  }
}
