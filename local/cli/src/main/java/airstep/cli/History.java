package airstep.cli;

import airstep.store.ExecutionStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The executions of all commands, stored in a directory.
 *
 * @param directory need not exist yet
 */
record History(Path directory) {

  /** The history of this checkout. */
  static History ofCheckout() {
    return new History(Path.of(System.getProperty("airstep.home", "")).resolve(".airstep"));
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
    return new OpeningStore(() -> ExecutionStore.open(directory, Instant.now()));
  }
}
