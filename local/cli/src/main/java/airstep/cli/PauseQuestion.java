package airstep.cli;

import airstep.operate.Pause;
import airstep.operate.PauseChange;
import java.util.ArrayList;
import java.util.List;

/** What a person is told before a pause or its end; nothing on this machine. */
record PauseQuestion(PauseChange change) {

  /** Returns what a pause changes, a line for each. */
  List<String> before(Pause pause) {
    if (change.place().isLocal()) {
      return List.of();
    }
    List<String> lines = changes(PauseText.of(pause, change.flow().zone()));
    lines.add(PauseChange.DEPLOYMENT);
    return lines;
  }

  /** Returns what the end of a pause changes, a line for each. */
  List<String> beforeItsEnd() {
    return change.place().isLocal() ? List.of() : changes("started again by");
  }

  private List<String> changes(String what) {
    List<String> lines = new ArrayList<>();
    lines.add(change.place().stage() + ": " + change.flow().name() + " will be " + what);
    change.triggers().forEach(trigger -> lines.add("  " + trigger));
    return lines;
  }
}
