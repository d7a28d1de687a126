package airstep.asl;

import java.util.Set;

/**
 * A service that optimized integrations call, and what the SDKs know of its refusals.
 *
 * <p>What a modelled refusal is called is the same under both: its code with {@code Exception}
 * behind it. Every other one, such as throttling, is called by the service's own exception, whose
 * name depends on the SDK.
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

  private static final String EXCEPTION = "Exception";

  private final String prefix;
  private final String inV1;
  private final String inV2;

  @SuppressWarnings("ImmutableEnumChecker") // Every set is one of Set.of.
  private final Set<String> modelled;

  AwsService(String prefix, String inV1, String inV2, Set<String> modelled) {
    this.prefix = prefix;
    this.inV1 = inV1;
    this.inV2 = inV2;
    this.modelled = modelled;
  }

  /** A refusal by the service, whatever an SDK calls it. */
  public ServiceRefusal refuses(int status, String code, String message) {
    return new ServiceRefusal(this, status, code, message);
  }

  /** Too many calls: no SDK models that. */
  public ServiceRefusal throttles() {
    return refuses(400, "ThrottlingException", "Rate exceeded");
  }

  /** A fault of the service's own: no SDK models that either. */
  public ServiceRefusal breaks() {
    return refuses(500, "InternalFailure", "The service has failed");
  }

  /** What a Task fails with if no answer comes: that is no refusal, and called the same by both. */
  public String unreachable() {
    return prefix + ".SdkClientException";
  }

  String error(String code, SdkNames names) {
    if (modelled.contains(code)) {
      return prefix + "." + (code.endsWith(EXCEPTION) ? code : code + EXCEPTION);
    }
    return prefix + "." + name(names) + EXCEPTION;
  }

  /** How that SDK names the service in its texts. */
  String name(SdkNames names) {
    return names == SdkNames.V1 ? inV1 : inV2;
  }
}
