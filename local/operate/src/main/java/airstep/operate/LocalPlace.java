package airstep.operate;

import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.states.RecordedExecutions;
import airstep.embedded.transport.InMemorySdkHttpClient;
import airstep.statemachine.Deployment;
import airstep.store.ExecutionStore;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The runs on this machine, read with the SDK's client as those on AWS are. */
public final class LocalPlace {

  private LocalPlace() {}

  /** Returns the place whose executions are in this store. Closing the place closes the store. */
  public static Place of(ExecutionStore store) {
    return of(store, NextCommand.here());
  }

  /** The same with the commands that it prints. */
  public static Place of(ExecutionStore store, NextCommand next) {
    SfnClient states =
        InMemorySdkHttpClient.openOnce(
            SfnClient.builder(), new EmbeddedStates(RecordedExecutions.of(store)));
    return new Place(
        PlaceName.local(next.knowing(store::isRehearsal)),
        states,
        Deployment::stateMachine,
        store::logs,
        new LocalPauses(store.pauses()),
        none("topics"),
        none("functions"),
        store::close);
  }

  /** For any client, so that no class of the SDK is loaded for it. */
  private static <C> Supplier<C> none(String what) {
    return () -> {
      throw new IllegalStateException("this machine has no " + what);
    };
  }
}
