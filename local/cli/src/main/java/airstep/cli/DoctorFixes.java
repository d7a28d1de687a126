package airstep.cli;

import airstep.doctor.Diagnosis;
import airstep.doctor.Fix;
import airstep.terminal.Answer;
import airstep.terminal.Console;
import airstep.vocabulary.json.JsonFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the doctor can fix without harm, and what it has fixed. */
final class DoctorFixes {

  private final Console console;
  private final List<Fix> fixes;
  private final List<String> written = new ArrayList<>();

  DoctorFixes(Console console, List<Fix> fixes) {
    this.console = console;
    this.fixes = fixes;
  }

  /** Asks, fixes, and returns what it did. */
  List<String> ask(boolean yes) {
    if (fixes.isEmpty()) {
      return List.of("Nothing can be fixed without harm.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("--fix will:");
    fixes.forEach(fix -> lines.add("  " + fix.question()));
    lines.forEach(console.out()::println);
    boolean agreed = yes || new Answer(console, System.in).isYes("Do this?");
    apply(agreed);
    return agreed
        ? written.stream().map(file -> file + ": written").toList()
        : List.of("Nothing was changed.");
  }

  /** Fixes, if it may. */
  void apply(boolean may) {
    for (Fix fix : may ? fixes : List.<Fix>of()) {
      try {
        fix.apply();
        written.add(fix.file().toString());
      } catch (IOException e) {
        throw new UsageException(
            fix.file() + ": cannot write: " + FileTrouble.of(e) + "; choose another --flows");
      }
    }
  }

  /** The whole report for a program. */
  JsonFields json(Diagnosis diagnosis, String place, boolean rehearsal) {
    return new JsonFields()
        .put("place", place)
        .put("rehearsal", rehearsal)
        .putAll(diagnosis)
        .put("fixes", fixes.stream().map(Fix::question).toList())
        .put("written", written);
  }
}
