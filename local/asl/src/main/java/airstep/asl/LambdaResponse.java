package airstep.asl;

/** How an invocation of a Lambda function ended. */
@SuppressWarnings("ArrayRecordComponent") // A payload is passed on, never compared.
public sealed interface LambdaResponse {

  /**
   * The function returned.
   *
   * @param payload JSON in UTF-8
   */
  record Success(byte[] payload) implements LambdaResponse {}

  /**
   * The function failed.
   *
   * @param errorType the class name of its exception, or an error of the Lambda service such as
   *     {@code Runtime.ExitError}
   * @param payload the error as JSON in UTF-8: errorMessage, errorType and, if known, stackTrace
   */
  record FunctionError(String errorType, byte[] payload) implements LambdaResponse {}

  /**
   * The service did not invoke the function, or its response was lost.
   *
   * @param error such as {@code Lambda.TooManyRequestsException}
   */
  record ServiceFault(String error, String cause) implements LambdaResponse {}
}
