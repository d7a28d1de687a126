package airstep.asl;

import java.time.Duration;

/** A Lambda function as its callers see it. */
@FunctionalInterface
public interface LambdaFunction {

  /**
   * How long an invocation may take; it goes on after that, but no one waits for it. The longest
   * that Lambda allows unless the function says otherwise.
   */
  default Duration timeout() {
    return Duration.ofMinutes(15);
  }

  /**
   * Invokes the function. It runs as work beside the loop: it may block, and let time pass by the
   * timeline's sleep. What it throws is a fault of the service, {@code Lambda.SdkClientException}.
   */
  LambdaResponse invoke(LambdaRequest request) throws Exception;
}
