package airstep.embedded.states;

import airstep.asl.ExecutionStatus;
import airstep.asl.StepFunctionsException;
import airstep.asl.timeline.RealTime;
import airstep.store.ExecutionStore;
import airstep.store.StopRequest;
import airstep.store.StoredExecution;
import java.time.Duration;
import java.util.function.Consumer;

/** Stops executions of other processes: asks their process, and waits until it has done so. */
public record StopElsewhere(ExecutionStore store, Consumer<Duration> pause) {

  private static final Duration LOOK = Duration.ofMillis(200);

  /** A process looks each second whether it is asked. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Waits in real time. */
  public static StopElsewhere of(ExecutionStore store) {
    return new StopElsewhere(store, RealTime::sleep);
  }

  /** Returns when the execution has ended, also if it has because its process was killed. */
  void stop(StopRequest stop) {
    store.stops().request(stop);
    Duration waited = Duration.ZERO;
    while (isRunning(stop.arn())) {
      if (waited.compareTo(PATIENCE) >= 0) {
        throw new StepFunctionsException(
            "ConflictException",
            "the process that runs it has not answered for %d s; it stops the run if it goes on"
                .formatted(PATIENCE.toSeconds()));
      }
      pause.accept(LOOK);
      waited = waited.plus(LOOK);
    }
  }

  private boolean isRunning(String arn) {
    store.endAbandoned();
    return store
        .find(arn)
        .map(StoredExecution::status)
        .filter(status -> status == ExecutionStatus.RUNNING)
        .isPresent();
  }
}
