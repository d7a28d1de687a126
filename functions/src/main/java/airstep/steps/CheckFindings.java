package airstep.steps;

import airstep.json.Json;
import airstep.text.OneLine;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check has found, in sentences: a cause has to hold all of it, also once it is escaped
 * inside another one.
 */
final class CheckFindings {

  /** So many of each kind are told one by one; the rest are counted. */
  private static final int TOLD = 20;

  private static final int LONGEST = 800;

  /** Characters of each kind, as JSON. */
  private static final int MOST = 3_000;

  private final List<String> saw = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Something that is as it should be. */
  void saw(String what) {
    saw.add(what);
  }

  /** Something for which a run would not succeed. */
  void problem(String what) {
    problems.add(what);
  }

  /** Something that is worth knowing. */
  void note(String what) {
    notes.add(what);
  }

  List<String> saw() {
    return told(saw);
  }

  List<String> problems() {
    return told(problems);
  }

  List<String> notes() {
    return told(notes);
  }

  private static List<String> told(List<String> all) {
    List<String> told = new ArrayList<>();
    int room = MOST;
    for (String one : all) {
      String line = OneLine.of(one, LONGEST);
      room -= Json.write(line).length();
      if (told.size() == TOLD || room < 0) {
        told.add("and " + (all.size() - told.size()) + " more like these");
        return told;
      }
      told.add(line);
    }
    return told;
  }
}
