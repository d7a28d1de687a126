package airstep.cli;

import airstep.operate.Place;
import airstep.terminal.Answer;
import picocli.CommandLine.Option;

/** The option that answers the question of a command. */
final class YesOption {

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  /**
   * Asks before a change, and returns whether to make it; no answer is no.
   *
   * @param otherwise what to say if it is not made, such as {@code nothing was started}
   */
  boolean agrees(Subcommand command, String question, String otherwise) {
    boolean agrees = yes || new Answer(command.console(), System.in).isYes(question);
    if (!agrees) {
      command.console().err().println(otherwise);
    }
    return agrees;
  }

  /** The same for a change that needs no question on this machine. */
  boolean agreesOn(Place place, Subcommand command, String question, String otherwise) {
    return place.isLocal() || agrees(command, question, otherwise);
  }
}
