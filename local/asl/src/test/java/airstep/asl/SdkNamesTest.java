package airstep.asl;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.definition.TaskResource;
import airstep.asl.json.ObjectValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors of optimized integrations under the names of either SDK. */
class SdkNamesTest {

  private static final String CHILD = World.PREFIX + "child";

  @ParameterizedTest
  @CsvSource({
    "V1, StepFunctions.AWSStepFunctionsException",
    "V2, StepFunctions.SfnException",
  })
  void aThrottledStartIsNotAModeledError(SdkNames names, String error) {
    Execution parent = refusedOnce(names, AwsService.STEP_FUNCTIONS.throttles(), "");

    assertThat(parent.error()).contains(error);
    assertThat(parent.cause().orElseThrow())
        .matches(
            switch (names) {
              case V1 ->
                  "Rate exceeded \\(Service: AWSStepFunctions; Status Code: 400; Error Code:"
                      + " ThrottlingException; Request ID: [-0-9a-f]{36}; Proxy: null\\)";
              case V2 ->
                  "Rate exceeded \\(Service: Sfn, Status Code: 400, Request ID: [-0-9a-f]{36}\\)";
            });
    assertThat(World.types(parent)).contains("TaskFailed").doesNotContain("TaskSubmitted");
  }

  @ParameterizedTest
  @EnumSource
  void modeledErrorsHaveTheSameName(SdkNames names) {
    var limit = AwsService.STEP_FUNCTIONS.refuses(400, "ExecutionLimitExceeded", "too many");

    assertThat(refusedOnce(names, limit, "").error())
        .contains("StepFunctions.ExecutionLimitExceededException");
    assertThat(AwsService.SNS.refuses(400, "InvalidParameter", "x").error(names))
        .isEqualTo("SNS.InvalidParameterException");
    assertThat(AwsService.EVENT_BRIDGE.refuses(500, "InternalException", "x").error(names))
        .isEqualTo("EventBridge.InternalException");
  }

  @Test
  void otherErrorsHaveTheNameOfTheServicesException() {
    assertThat(AwsService.SNS.throttles().error(SdkNames.V1)).isEqualTo("SNS.AmazonSNSException");
    assertThat(AwsService.SNS.refuses(500, "InternalFailure", "x").error(SdkNames.V2))
        .isEqualTo("SNS.SnsException");
    assertThat(AwsService.EVENT_BRIDGE.refuses(500, "InternalFailure", "x").error(SdkNames.V1))
        .isEqualTo("EventBridge.AmazonEventBridgeException");
  }

  @ParameterizedTest
  @CsvSource({
    "V1, StepFunctions.AWSStepFunctionsException, SUCCEEDED",
    "V1, StepFunctions.ThrottlingException, FAILED",
    "V1, StepFunctions.SfnException, FAILED",
    "V2, StepFunctions.SfnException, SUCCEEDED",
  })
  void aRetrierWithAnotherNameDoesNotRetry(SdkNames names, String retried, String status) {
    String retry = ", 'Retry': [{'ErrorEquals': ['" + retried + "']}]";

    assertThat(refusedOnce(names, AwsService.STEP_FUNCTIONS.throttles(), retry).status())
        .hasToString(status);
  }

  @Test
  void anInputOfNullStartsTheChildWithAnEmptyObject() {
    try (World world = new World()) {
      world.machine("child", World.machineOf("'A': {'Type': 'Succeed'}"));

      Execution parent = world.play(starting("'Input': null,", ""), "{}");

      assertThat(parent.output().orElseThrow()).contains("\"Input\":{},");
    }
  }

  @Test
  void aDescriptionContainsWhetherItCanBeRedriven() {
    try (World world = new World()) {
      world.machine("child", World.machineOf("'A': {'Type': 'Wait', 'Seconds': 5, 'End': true}"));
      Execution first = world.start("child", "a", "{}");
      assertThat(redrive(first))
          .isEqualTo("0 NOT_REDRIVABLE Execution is RUNNING and cannot be redriven");
      world.timeline.runToEnd();
      assertThat(redrive(first))
          .isEqualTo("0 NOT_REDRIVABLE Execution is SUCCEEDED and cannot be redriven");
      Execution stopped = world.start("child", "b", "{}");
      world.stepFunctions.stopExecution(stopped.arn(), null, null);
      assertThat(redrive(stopped)).isEqualTo("0 REDRIVABLE null");
    }
  }

  private static String redrive(Execution execution) {
    ObjectValue shape = execution.describe();
    return shape.get("redriveCount")
        + " "
        + shape.get("redriveStatus")
        + " "
        + shape.get("redriveStatusReason");
  }

  /** The first start is refused, those after it are not. */
  private static Execution refusedOnce(SdkNames names, ServiceRefusal refusal, String retry) {
    Deque<ServiceRefusal> refusals = new ArrayDeque<>(List.of(refusal));
    StepFunctionsOptions options =
        StepFunctionsOptions.defaults()
            .withSdkNames(names)
            .withStarting(service -> new Refusing(service, refusals));
    try (World world = new World(options)) {
      world.machine("child", World.machineOf("'A': {'Type': 'Succeed'}"));
      return world.play(starting("", retry), "{}");
    }
  }

  private static String starting(String arguments, String retry) {
    return """
    'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::states:startExecution.sync:2',
      'TimeoutSeconds': 100, 'Arguments': {%s 'StateMachineArn': '%s'}, 'End': true%s}\
    """
        .formatted(arguments, CHILD, retry);
  }

  private record Refusing(ServiceIntegration service, Deque<ServiceRefusal> refusals)
      implements ServiceIntegration {

    @Override
    public TaskResource resource() {
      return service.resource();
    }

    @Override
    public Call start(ObjectValue arguments, Execution caller, Reply reply) {
      if (refusals.isEmpty()) {
        return service.start(arguments, caller, reply);
      }
      reply.refused(refusals.remove());
      return _ -> {};
    }
  }
}
