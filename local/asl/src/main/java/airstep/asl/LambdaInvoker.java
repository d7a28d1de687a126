package airstep.asl;

import java.util.Optional;

/** Finds Lambda functions. */
@FunctionalInterface
public interface LambdaInvoker {

  /** Returns the function with this name or ARN, or empty if there is none. */
  Optional<LambdaFunction> find(String nameOrArn);
}
