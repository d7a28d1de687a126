package airstep.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** The option that chooses the clock of a flow. */
final class ClockOption {

  /** The clock of a flow. */
  enum Clock {
    REAL,
    VIRTUAL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--clock",
      paramLabel = "real|virtual",
      description = "Virtual time skips waits (default: real with --secrets, virtual without).")
  private Clock clock;

  /** Returns null if it is not given. */
  Clock clock() {
    return clock;
  }
}
