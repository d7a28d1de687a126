package airstep.embedded.stack;

import airstep.asl.ExecutionListener;
import airstep.asl.LambdaInvoker;
import airstep.asl.ServiceIntegration;
import airstep.asl.StepFunctionsOptions;
import airstep.embedded.states.KnownExecutions;
import airstep.embedded.states.LiveExecutions;
import airstep.embedded.states.RecordedExecutions;
import airstep.embedded.states.StopElsewhere;
import airstep.embedded.transport.Service;
import airstep.store.Recorder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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
 * @param known returns the executions that the steps can read
 */
public record Conditions(
    StepFunctionsOptions stepFunctions,
    InstantSource clock,
    UnaryOperator<LambdaInvoker> lambda,
    UnaryOperator<ServiceIntegration> publishing,
    UnaryOperator<Service> aws,
    UnaryOperator<Consumer<String>> cleaningUp,
    Function<LiveExecutions, KnownExecutions> known) {

  /** No faults. */
  public static Conditions calm(StepFunctionsOptions stepFunctions, InstantSource clock) {
    return calm(stepFunctions, clock, live -> live);
  }

  private static Conditions calm(
      StepFunctionsOptions stepFunctions,
      InstantSource clock,
      Function<LiveExecutions, KnownExecutions> known) {
    return new Conditions(
        stepFunctions, clock, steps -> steps, bus -> bus, aws -> aws, cleanUp -> cleanUp, known);
  }

  /** No faults, and these listeners in order. */
  public static Conditions calm(List<ExecutionListener> listeners, InstantSource clock) {
    StepFunctionsOptions options = StepFunctionsOptions.defaults();
    return calm(options.withListener(new Listeners(listeners)), clock);
  }

  /**
   * No faults, and these listeners in order after the recorder. Steps can read all executions that
   * its store has of the same kind.
   */
  public static Conditions recorded(
      Recorder recorder, List<ExecutionListener> listeners, InstantSource clock) {
    List<ExecutionListener> all = new ArrayList<>(List.of(recorder));
    all.addAll(listeners);
    return calm(
        StepFunctionsOptions.defaults()
            .withRegister(recorder)
            .withListener(new Listeners(List.copyOf(all))),
        clock,
        live ->
            new RecordedExecutions(
                recorder.store(),
                Optional.of(recorder.rehearsal()),
                Optional.of(live),
                Optional.of(StopElsewhere.of(recorder.store()))));
  }
}
