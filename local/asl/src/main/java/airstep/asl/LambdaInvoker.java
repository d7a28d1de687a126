package airstep.asl;

import java.util.Optional;

/** Where Lambda functions are found. */
@FunctionalInterface
public interface LambdaInvoker {

  /** The function with this name or ARN, or empty if there is none. */
  Optional<LambdaFunction> find(String nameOrArn);
}
