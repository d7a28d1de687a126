package airstep.asl;

import java.time.Duration;

/** A Lambda function as its callers see it. */
@FunctionalInterface
public interface LambdaFunction {

  /**
   * The timeout of an invocation: it continues after that, but its caller no longer waits. By
   * default the longest that Lambda allows.
   */
  default Duration timeout() {
    return Duration.ofMinutes(15);
  }

  /**
   * Invokes the function. It runs as work beside the loop: it may block, and may sleep on the
   * timeline. An exception is a fault of the service, {@code Lambda.SdkClientException}.
   */
  LambdaResponse invoke(LambdaRequest request) throws Exception;
}
