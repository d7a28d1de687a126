package airstep.asl;

import java.util.Set;

/**
 * A service that optimized integrations call, and the refusals that its SDKs model.
 *
 * <p>The name of a modeled refusal is the same in both SDKs: its code with {@code Exception}
 * appended. Any other refusal, such as throttling, has the name of the service's exception, which
 * depends on the SDK.
 */
public enum AwsService {
  STEP_FUNCTIONS(
      "StepFunctions",
      "AWSStepFunctions",
      "Sfn",
      Set.of(
          "ExecutionAlreadyExists",
          "ExecutionLimitExceeded",
          "InvalidArn",
          "InvalidExecutionInput",
          "InvalidName",
          "StateMachineDeleting",
          "StateMachineDoesNotExist",
          "ValidationException")),
  SNS(
      "SNS",
      "AmazonSNS",
      "Sns",
      Set.of("AuthorizationError", "InternalError", "InvalidParameter", "NotFound")),
  EVENT_BRIDGE("EventBridge", "AmazonEventBridge", "EventBridge", Set.of("InternalException"));

  final String prefix;
  private final String inV1;
  private final String inV2;

  @SuppressWarnings("ImmutableEnumChecker") // Every set is one of Set.of.
  final Set<String> modeled;

  AwsService(String prefix, String inV1, String inV2, Set<String> modeled) {
    this.prefix = prefix;
    this.inV1 = inV1;
    this.inV2 = inV2;
    this.modeled = modeled;
  }

  /** A refusal by the service. */
  public ServiceRefusal refuses(int status, String code, String message) {
    return new ServiceRefusal(this, status, code, message);
  }

  /** Too many calls; no SDK models this refusal. */
  public ServiceRefusal throttles() {
    return refuses(400, "ThrottlingException", "Rate exceeded");
  }

  /** The name of the service in the SDK's messages. */
  String name(SdkNames names) {
    return names == SdkNames.V1 ? inV1 : inV2;
  }
}
