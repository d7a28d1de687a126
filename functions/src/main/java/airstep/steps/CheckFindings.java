package airstep.steps;

import airstep.json.Json;
import airstep.text.OneLine;
import airstep.vocabulary.run.AirbyteFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Collects what a check finds, in sentences of the kinds in {@link AirbyteFindings}. All of it has
 * to fit into a cause, even escaped inside another cause.
 */
final class CheckFindings {

  /** The maximum number of sentences of each kind. The rest are counted. */
  private static final int SHOWN = 20;

  private static final int LONGEST = 800;
  private static final String UNTRIED = "whether this key may start jobs";

  /** The maximum number of characters of each kind, as JSON. */
  private static final int MOST = 3_000;

  private final List<String> saw = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Adds what is in order. */
  void saw(String what) {
    saw.add(what);
  }

  /** Adds why a run would fail. */
  void problem(String what) {
    problems.add(what);
  }

  /** Adds information. */
  void note(String what) {
    notes.add(what);
  }

  /** Returns the collected findings. */
  AirbyteFindings all(OptionalLong workspaces, OptionalLong connections) {
    return new AirbyteFindings(
        workspaces, connections, shown(saw), List.of(UNTRIED), shown(problems), shown(notes));
  }

  private static List<String> shown(List<String> all) {
    List<String> shown = new ArrayList<>();
    int room = MOST;
    for (String one : all) {
      String line = OneLine.of(one, LONGEST);
      room -= Json.write(line).length();
      if (shown.size() == SHOWN || room < 0) {
        shown.add("and " + (all.size() - shown.size()) + " more like these");
        return shown;
      }
      shown.add(line);
    }
    return shown;
  }
}
