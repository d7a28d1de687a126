package airstep.asl;

import airstep.asl.definition.TaskResource;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;

/** The optimized integration with Step Functions itself that does not wait for what it starts. */
final class StartExecution implements ServiceIntegration {

  private final StepFunctions stepFunctions;

  StartExecution(StepFunctions stepFunctions) {
    this.stepFunctions = stepFunctions;
  }

  @Override
  public TaskResource resource() {
    return TaskResource.START_EXECUTION;
  }

  @Override
  public Call start(ObjectValue arguments, Execution caller, Reply reply) {
    try {
      Execution started = start(arguments, stepFunctions);
      reply.succeeded(answer(started));
    } catch (StepFunctionsException e) {
      reply.refused(AwsService.STEP_FUNCTIONS.refuses(400, e.code(), e.getMessage()));
    }
    return _ -> {};
  }

  /** Starts what the arguments say; an input that is not given is an empty object. */
  static Execution start(ObjectValue arguments, StepFunctions stepFunctions) {
    Object name = arguments.get("Name");
    Object given = arguments.get("Input");
    Object input = given == null || JsonValues.NULL.equals(given) ? ObjectValue.EMPTY : given;
    return stepFunctions.start(
        text(arguments.get("StateMachineArn")), name == null ? null : text(name), input);
  }

  /** What the service answers when it has started an execution. */
  static ObjectValue answer(Execution started) {
    return ObjectValue.builder()
        .put("ExecutionArn", started.arn())
        .put("StartDate", started.startDate().toEpochMilli())
        .build();
  }

  private static String text(Object value) {
    return value instanceof String text ? text : JsonValues.write(value);
  }
}
