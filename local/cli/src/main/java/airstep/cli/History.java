package airstep.cli;

import airstep.store.ExecutionStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The executions of all commands, stored in a directory.
 *
 * @param directory need not exist yet
 * @param clock the time of each command: what is old, late or paused, and when a run starts
 */
record History(Path directory, InstantSource clock) {

  /** The history of this checkout. */
  static History ofCheckout() {
    return new History(
        Path.of(System.getProperty("airstep.home", "")).resolve(".airstep"),
        InstantSource.system());
  }

  /** Returns whether there is a store, which only opening it creates. */
  boolean exists() {
    return Files.exists(directory.resolve("executions.db"));
  }

  /** The places with a name, which are stored beside it. */
  Contexts contexts() {
    return new Contexts(directory);
  }

  /** Begins to open the store, for a caller that closes it. */
  OpeningStore open() {
    return new OpeningStore(() -> ExecutionStore.open(directory, clock.instant()));
  }
}
