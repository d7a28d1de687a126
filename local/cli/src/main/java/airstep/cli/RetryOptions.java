package airstep.cli;

import airstep.embedded.stack.SecretsFile;
import airstep.operate.NextCommand;
import java.util.Optional;

/** The options of {@code runs retry} that {@code ui} has for the retries of its page. */
record RetryOptions(Flows flows, SecretsOption secrets, ClockOption clock, NextCommand next) {

  /**
   * Prepares the retry of a run of a flow, as the files are now.
   *
   * @throws UsageException if the flow cannot start
   */
  LocalStart start(String flow, boolean rehearsal) {
    ChosenFlow chosen = flows.one(flow).certain();
    var _ = Flows.runnable(chosen.flow());
    Optional<SecretsFile> file = rehearsal ? Optional.empty() : secrets.file();
    return LocalStart.of(chosen, file, clock.clock(), System.nanoTime());
  }
}
