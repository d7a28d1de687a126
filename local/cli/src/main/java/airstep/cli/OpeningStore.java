package airstep.cli;

import airstep.store.ExecutionStore;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Opens a store on another thread, since it takes as long as reading the flows. */
final class OpeningStore implements AutoCloseable {

  private final FutureTask<ExecutionStore> task;

  OpeningStore(Callable<ExecutionStore> open) {
    this.task = new FutureTask<>(open);
    Thread.ofPlatform().daemon().name("airstep-store").start(task);
  }

  /** Waits for the store, or throws why it cannot be opened. */
  ExecutionStore store() {
    try {
      return opened();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
  }

  /** Closes the store, if it could be opened. */
  @Override
  public void close() {
    try {
      opened().close();
    } catch (ExecutionException _) {
      // There is nothing to close; store() throws why.
    }
  }

  private ExecutionStore opened() throws ExecutionException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the store was opened", e);
    }
  }
}
