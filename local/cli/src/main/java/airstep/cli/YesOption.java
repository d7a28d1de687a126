package airstep.cli;

import airstep.operate.Place;
import picocli.CommandLine.Option;

/** The option that answers the question of a command. */
final class YesOption {

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  /** Asks before a change, and returns whether to make it; no answer is no. */
  boolean agrees(Subcommand command, String question) {
    return yes || new Answer(command.console(), System.in).isYes(question);
  }

  /** The same for a change that needs no question on this machine. */
  boolean agreesOn(Place place, Subcommand command, String question) {
    return place.isLocal() || agrees(command, question);
  }
}
