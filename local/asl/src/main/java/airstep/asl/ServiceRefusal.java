package airstep.asl;

/**
 * A service refuses a call.
 *
 * @param code the code in the response, such as {@code ThrottlingException} or {@code
 *     InvalidParameter}
 */
public record ServiceRefusal(AwsService service, int status, String code, String message) {

  private static final String EXCEPTION = "Exception";

  /** The error of the Task, such as {@code StepFunctions.AWSStepFunctionsException}. */
  public String error(SdkNames names) {
    String name = service.modeled.contains(code) ? code : service.name(names);
    return service.prefix + "." + name + (name.endsWith(EXCEPTION) ? "" : EXCEPTION);
  }

  /** The message of the SDK's exception. */
  public String cause(SdkNames names, String requestId) {
    return switch (names) {
      case V1 ->
          "%s (Service: %s; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)"
              .formatted(message, service.name(names), status, code, requestId);
      case V2 ->
          "%s (Service: %s, Status Code: %d, Request ID: %s)"
              .formatted(message, service.name(names), status, requestId);
    };
  }
}
