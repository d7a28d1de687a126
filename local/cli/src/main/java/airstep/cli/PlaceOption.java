package airstep.cli;

import airstep.operate.LocalPlace;
import airstep.operate.Place;
import picocli.CommandLine.Option;

/** Where the runs are that a command shows or changes. */
final class PlaceOption {

  /** The places that a command can be pointed at. */
  enum On {
    LOCAL
  }

  @Option(
      names = "--on",
      paramLabel = "PLACE",
      description = "Where the runs are: local (default: ${DEFAULT-VALUE}).",
      defaultValue = "local")
  private On on;

  /** Opens the place for a command, which closes it. */
  Place open(Subcommand command) {
    return switch (on) {
      case LOCAL -> LocalPlace.of(command.history().open().store());
    };
  }
}
