package airstep.embedded.stack;

import airstep.bus.EventBridgeBus;
import airstep.bus.EventPublisher;
import airstep.embedded.transport.InMemorySdkHttpClient;
import airstep.embedded.transport.Service;
import airstep.states.Executions;
import airstep.states.SfnExecutions;
import java.io.IOException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The services of AWS that the steps of a stage call. All stages of this process share the SDK's
 * clients, since opening one takes as long as dozens of calls: a call goes to the services of the
 * stage whose step makes it.
 */
record StepServices(Service states, Service events) {

  private static final ScopedValue<StepServices> CALLED = ScopedValue.newInstance();

  /** The work of a step. */
  interface Work {
    void run() throws IOException;
  }

  /** Runs a step that calls these services. */
  void run(Work step) throws IOException {
    ScopedValue.where(CALLED, this)
        .<Void, IOException>call(
            () -> {
              step.run();
              return null;
            });
  }

  /** Opened by the first step that needs it: most commands do not. */
  static Executions executions() {
    return States.EXECUTIONS;
  }

  /** Opened by the first step that needs it. */
  static EventPublisher publisher() {
    return Events.PUBLISHER;
  }

  private static final class States {
    static final Executions EXECUTIONS =
        new SfnExecutions(
            InMemorySdkHttpClient.openOnce(
                SfnClient.builder(), request -> CALLED.get().states().handle(request)));
  }

  private static final class Events {
    static final EventPublisher PUBLISHER =
        new EventBridgeBus(
            InMemorySdkHttpClient.openOnce(
                EventBridgeClient.builder(), request -> CALLED.get().events().handle(request)));
  }
}
