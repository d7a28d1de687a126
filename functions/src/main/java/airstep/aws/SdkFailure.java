package airstep.aws;

import airstep.text.OneLine;
import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Why a call to AWS failed.
 *
 * @param temporary whether the same call may succeed later
 * @param said the reason on one line, without parts of an unreadable answer
 */
public record SdkFailure(boolean temporary, String said) {

  private static final int LONGEST_MESSAGE = 500;
  private static final int SERVER_ERROR = 500;

  /** Interprets an exception of the SDK. */
  public static SdkFailure of(SdkException e) {
    return e instanceof AwsServiceException answer
        ? new SdkFailure(isTemporary(answer), answered(answer))
        : new SdkFailure(true, withoutAnswer(e));
  }

  private static boolean isTemporary(AwsServiceException e) {
    return e.statusCode() >= SERVER_ERROR
        || e.isThrottlingException()
        // The next call uses the function's renewed credentials.
        || (e.awsErrorDetails() != null
            && "ExpiredTokenException".equals(e.awsErrorDetails().errorCode()));
  }

  private static String answered(AwsServiceException e) {
    if (e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null) {
      return "status " + e.statusCode();
    }
    String code = e.awsErrorDetails().errorCode();
    String message = e.awsErrorDetails().errorMessage();
    return message == null || message.isBlank()
        ? code
        : code + ": " + OneLine.of(message, LONGEST_MESSAGE);
  }

  /** Returns only the network's message, because the SDK quotes an unreadable answer. */
  private static String withoutAnswer(SdkException e) {
    if (e instanceof ApiCallTimeoutException) {
      return "no answer in time";
    }
    Throwable cause = e;
    while (cause.getCause() != null && cause.getClass() != IOException.class) {
      cause = cause.getCause();
    }
    return e.getCause() == null || cause.getClass() == IOException.class
        ? cause.getMessage()
        : cause.getClass().getSimpleName();
  }
}
