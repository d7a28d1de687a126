package airstep.cli;

import airstep.operate.Pause;
import airstep.operate.PauseChange;

/**
 * Says what a pause or its end would change, and asks whether the person agrees. On this machine it
 * changes nothing that is not easily changed back, so nobody is asked.
 */
record PauseQuestion(Console console, PauseChange change) {

  /** Says what a pause changes, and asks. */
  boolean agreed(Pause pause) {
    if (change.place().isLocal()) {
      return true;
    }
    heading(PauseText.of(pause, change.flow().zone()));
    console.err().println(PauseChange.DEPLOYMENT);
    return ask("Pause it?");
  }

  /** Says what the end of a pause changes, and asks. */
  boolean agreedToResume() {
    if (change.place().isLocal()) {
      return true;
    }
    heading("started again by");
    return ask("Resume it?");
  }

  private void heading(String what) {
    console
        .err()
        .println(change.place().stage() + ": " + change.flow().name() + " will be " + what);
    change.triggers().forEach(trigger -> console.err().println("  " + trigger));
  }

  private boolean ask(String question) {
    return new Answer(console, System.in).isYes(question);
  }
}
