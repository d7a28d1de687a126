package airstep.embedded.stack;

import airstep.asl.ExecutionListener;
import airstep.asl.LambdaInvoker;
import airstep.asl.ServiceIntegration;
import airstep.asl.StepFunctionsOptions;
import airstep.embedded.transport.Service;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The conditions of a stage: its options and its faults.
 *
 * @param stepFunctions the options of Step Functions
 * @param clock the clock of the steps
 * @param lambda wraps the steps for Step Functions
 * @param publishing wraps EventBridge for Step Functions
 * @param aws wraps Step Functions and EventBridge for the steps
 * @param cleaningUp wraps the clean-up for EventBridge
 */
public record Conditions(
    StepFunctionsOptions stepFunctions,
    InstantSource clock,
    UnaryOperator<LambdaInvoker> lambda,
    UnaryOperator<ServiceIntegration> publishing,
    UnaryOperator<Service> aws,
    UnaryOperator<Consumer<String>> cleaningUp) {

  /** No faults. */
  public static Conditions calm(StepFunctionsOptions stepFunctions, InstantSource clock) {
    return new Conditions(
        stepFunctions, clock, steps -> steps, bus -> bus, aws -> aws, cleanUp -> cleanUp);
  }

  /** No faults, and these listeners in order. */
  public static Conditions calm(List<ExecutionListener> listeners, InstantSource clock) {
    StepFunctionsOptions options = StepFunctionsOptions.defaults();
    return calm(options.withListener(new Listeners(listeners)), clock);
  }
}
