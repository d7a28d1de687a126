package airstep.cli;

import airstep.flows.Flow;
import airstep.terminal.Console;
import java.util.List;
import java.util.function.Supplier;

/**
 * The flows as their files are now, for a command that runs for long. While a file cannot be read,
 * they are as they were before.
 */
final class FlowsNow implements Supplier<List<Flow>> {

  private final Flows flows;
  private volatile List<Flow> latest;

  /** Reads the flows once, with warnings, and fails if they cannot be read. */
  FlowsNow(Flows flows, Console console) {
    this.flows = flows;
    this.latest = flows.lenient(console);
  }

  @Override
  public List<Flow> get() {
    try {
      latest = flows.quietlyLenient();
    } catch (UsageException _) {
      // A person edits a file at this moment; validate says what is wrong with it.
    }
    return latest;
  }
}
