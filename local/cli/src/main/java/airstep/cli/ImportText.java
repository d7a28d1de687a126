package airstep.cli;

import airstep.imports.FlowDraft;
import airstep.imports.ScheduleCheck;
import airstep.json.Json;
import airstep.operate.NextCommand;
import airstep.terminal.Console;
import airstep.terminal.TextTable;
import airstep.text.Counted;
import airstep.vocabulary.json.JsonFields;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an import prints: the files as differences, and the next times of each flow beside those of
 * the other tool.
 */
record ImportText(Console console, String tool, NextCommand next, Instant now) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);

  void show(List<DraftFile> files, List<String> leftOut) {
    files.stream().filter(DraftFile::isNew).forEach(this::difference);
    TextTable table =
        new TextTable("FLOW", "NEXT TIMES", "IN " + tool.toUpperCase(Locale.ROOT), "ZONE");
    Map<FlowDraft, ScheduleCheck> checks = new LinkedHashMap<>();
    files.forEach(file -> checks.put(file.draft(), ScheduleCheck.of(file.draft(), now)));
    checks.forEach((draft, check) -> times(draft, check, table));
    if (!files.isEmpty()) {
      table.lines().forEach(this::print);
      print("");
    }
    List<String> changes = new ArrayList<>();
    checks.forEach((draft, check) -> clockChanges(draft, check).forEach(changes::add));
    changes.forEach(this::print);
    if (!changes.isEmpty()) {
      print("A flow skips a time that does not exist, and starts once if a time occurs twice.");
    }
    leftOut.forEach(line -> print("Left out: " + line));
    if (!changes.isEmpty() || !leftOut.isEmpty()) {
      print("");
    }
  }

  /** The whole file as a unified difference, since there was none. */
  private void difference(DraftFile file) {
    List<String> lines = file.draft().text().lines().toList();
    print("--- /dev/null");
    print("+++ " + file.path());
    print("@@ -0,0 +1," + lines.size() + " @@");
    for (String line : lines) {
      print(console.outcome("+" + line, FlowDraft.isTodo(line) ? "SKIPPED" : "SUCCEEDED"));
    }
    print("");
  }

  private void times(FlowDraft draft, ScheduleCheck check, TextTable table) {
    if (check.flow().isEmpty()) {
      table.row(draft.name(), "none: see its TODO", "", "");
      return;
    }
    ZoneId zone = check.zone().orElse(ZoneOffset.UTC);
    for (int i = 0; i < check.flow().size(); i++) {
      String old = i < check.old().size() ? text(check.old().get(i), zone) : "";
      table.row(
          i == 0 ? draft.name() : "",
          text(check.flow().get(i), zone),
          old,
          i == 0 ? zone.getId() : "");
    }
  }

  /** Says where the times of the coming year differ. */
  private Stream<String> clockChanges(FlowDraft draft, ScheduleCheck check) {
    int more = check.onlyOld().size() - 1;
    return check.onlyOld().stream()
        .limit(1)
        .map(time -> text(time, check.zone().orElse(ZoneOffset.UTC)))
        .map(
            time ->
                "%s: when the clock changes, only %s starts at %s%s."
                    .formatted(
                        draft.name(),
                        tool,
                        time,
                        more == 0 ? "" : ", and " + Counted.of(more, "more time") + " in a year"));
  }

  private static String text(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }

  /**
   * Says which files were written.
   *
   * @param ending what to do in the other tool afterwards
   */
  void outcome(List<DraftFile> files, boolean written, String ending) {
    if (files.isEmpty()) {
      print("Nothing to import.");
      return;
    }
    for (DraftFile file : files) {
      String state =
          switch (file.state()) {
            case NEW -> written ? "written" : "not written";
            case UNCHANGED -> "unchanged";
            case EXISTS -> "not written: it exists with another content";
          };
      print(file.path() + ": " + state);
    }
    long todos = files.stream().mapToLong(file -> file.draft().todos().size()).sum();
    if (todos > 0) {
      print("# TODO stands " + todos + (todos == 1 ? " time" : " times") + " in these files.");
    }
    if (written) {
      String first = files.getFirst().draft().name();
      print("Next: " + next.text("plan") + ", and " + next.text("run " + first));
      print(ending);
    }
  }

  /** The same facts as one JSON object. */
  String json(List<DraftFile> files, List<String> leftOut, boolean written) {
    return Json.write(
        new JsonFields()
            .put("flows", files.stream().map(file -> json(file, written)).toList())
            .put("leftOut", leftOut));
  }

  private JsonFields json(DraftFile file, boolean written) {
    ScheduleCheck check = ScheduleCheck.of(file.draft(), now);
    String state = file.state().name().toLowerCase(Locale.ROOT);
    return new JsonFields()
        .put("flow", file.draft().name())
        .put("file", file.path().toString())
        .put("state", file.isNew() && written ? "written" : state)
        .put("text", file.draft().text())
        .put("todo", file.draft().todos())
        .put("next", check.flow())
        .put("nextThere", check.old());
  }

  private void print(String line) {
    console.out().println(line);
  }
}
