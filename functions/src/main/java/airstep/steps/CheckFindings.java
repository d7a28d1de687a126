package airstep.steps;

import airstep.json.Json;
import airstep.text.OneLine;
import airstep.vocabulary.run.AirbyteFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Collects what a check finds, in sentences. All of it has to fit into a cause, even escaped inside
 * another cause.
 */
final class CheckFindings {

  /** The maximum number of sentences of each kind. The rest are counted. */
  private static final int SHOWN = 20;

  private static final int LONGEST = 800;

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

  /**
   * Returns all of it.
   *
   * @param untried what the check cannot test
   */
  AirbyteFindings all(OptionalLong workspaces, long connections, String untried) {
    return new AirbyteFindings(
        workspaces,
        OptionalLong.of(connections),
        shown(saw),
        List.of(untried),
        shown(problems),
        shown(notes));
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
