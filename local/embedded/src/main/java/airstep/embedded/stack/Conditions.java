package airstep.embedded.stack;

import airstep.asl.LambdaInvoker;
import airstep.asl.ServiceIntegration;
import airstep.asl.StepFunctionsOptions;
import airstep.embedded.eventbridge.EmbeddedEventBridge;
import airstep.embedded.transport.Service;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/**
 * What a stage works under.
 *
 * @param stepFunctions what AWS leaves open
 * @param clock the steps' own
 * @param lambda what stands between Step Functions and the steps
 * @param publishing what stands between Step Functions and EventBridge
 * @param aws what stands between the steps and those two
 * @param cleaningUp what stands between EventBridge and the clean-up
 */
public record Conditions(
    StepFunctionsOptions stepFunctions,
    InstantSource clock,
    UnaryOperator<LambdaInvoker> lambda,
    UnaryOperator<ServiceIntegration> publishing,
    UnaryOperator<Service> aws,
    UnaryOperator<EmbeddedEventBridge.Target> cleaningUp) {

  /** Nothing goes wrong. */
  static Conditions calm(StepFunctionsOptions stepFunctions, InstantSource clock) {
    return new Conditions(
        stepFunctions, clock, steps -> steps, bus -> bus, aws -> aws, cleanUp -> cleanUp);
  }
}
