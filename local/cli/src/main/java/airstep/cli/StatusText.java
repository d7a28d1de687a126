package airstep.cli;

import airstep.flows.DurationText;
import airstep.operate.ComingStart;
import airstep.operate.LateStart;
import airstep.operate.Run;
import airstep.operate.StageStatus;
import airstep.operate.StaleFlow;
import airstep.operate.Unrecovered;
import airstep.terminal.Console;
import airstep.terminal.Fitted;
import airstep.terminal.Sign;
import airstep.terminal.TextTable;
import airstep.text.Counted;
import airstep.text.OneLine;
import airstep.vocabulary.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The status of a place on one screen.
 *
 * @param width the columns of the terminal
 */
record StatusText(Console console, int width) {

  /** The most connections of a run and the most coming starts. */
  private static final int MOST = 5;

  private static final int LONGEST_REASON = 200;

  List<String> lines(StageStatus status) {
    Instant now = status.at();
    List<String> lines = new ArrayList<>();
    lines.add(console.faint(cut(status.place().where() + ", " + Ahead.time(now, ZoneOffset.UTC))));
    section(lines, "Running now", status.running().stream().map(run -> running(run, now)).toList());
    section(
        lines,
        "Failed and not recovered",
        status.failed().stream().flatMap(one -> failed(one, now).stream()).toList());
    section(lines, "Late", status.late().stream().map(one -> late(one, now)).toList());
    section(
        lines, "No recent success", status.stale().stream().map(one -> stale(one, now)).toList());
    if (status.empty()) {
      lines.add("");
      lines.add("no runs yet; start one with " + status.place().command("run FLOW"));
    } else if (lines.size() == 1) {
      lines.add(cut("✓ nothing runs, nothing is left failed, and nothing is late"));
    }
    section(lines, "Coming next", coming(status, now));
    return lines;
  }

  private void section(List<String> lines, String title, List<String> rows) {
    if (!rows.isEmpty()) {
      lines.add("");
      lines.add(console.bold(title));
      rows.forEach(row -> lines.add(sign(cut("  " + row))));
    }
  }

  private static String running(Run run, Instant now) {
    return "… %s, run %s, for %s"
        .formatted(run.flow(), run.id(), Console.duration(run.duration(now).toSeconds()));
  }

  private static List<String> failed(Unrecovered one, Instant now) {
    Run run = one.run();
    List<String> rows = new ArrayList<>();
    String age = Age.text(run.startedAt(), now);
    boolean whole = one.connections().isEmpty() && one.unlisted() == 0;
    String reason = whole ? run.reason().map(it -> ": " + it).orElse("") : "";
    rows.add(
        OneLine.of(
            "%s %s, run %s, %s%s"
                .formatted(Sign.of(run.status()), run.flow(), run.id(), age, reason),
            LONGEST_REASON));
    one.connections().stream().limit(MOST).forEach(it -> rows.add("  " + connection(it)));
    long more = Math.max(0, one.connections().size() - MOST) + one.unlisted();
    if (more > 0) {
      rows.add(
          one.connections().isEmpty()
              ? "  " + Counted.of(more, "connection") + ", not listed"
              : "  and " + Console.number(more) + " more");
    }
    rows.add("  " + one.retry());
    return rows;
  }

  private static String connection(JsonObject one) {
    String name = one.text("name").or(() -> one.text("connectionId")).orElse("");
    String reason = one.text("reason").map(it -> ": " + it).orElse("");
    String sign = Sign.of(one.text("outcome").orElse(""));
    return OneLine.of(sign + " " + name + reason, LONGEST_REASON);
  }

  private static String late(LateStart one, Instant now) {
    String last =
        one.last().map(at -> "its last start was " + Age.text(at, now)).orElse("it never started");
    return "! %s was due %s, %s; %s"
        .formatted(one.flow(), Ahead.time(one.due(), one.zone()), Age.text(one.due(), now), last);
  }

  private static String stale(StaleFlow one, Instant now) {
    String last =
        one.lastSuccess()
            .map(at -> "its last success was " + Age.text(at, now))
            .orElse("none of its last runs succeeded");
    return "! %s: %s; its freshness is %s"
        .formatted(one.flow(), last, DurationText.of(one.freshness()));
  }

  private static List<String> coming(StageStatus status, Instant now) {
    List<ComingStart> all = status.coming();
    TextTable table = new TextTable("", "", "", "");
    all.stream()
        .limit(MOST)
        .forEach(
            one ->
                table.row(
                    Ahead.distance(one.at(), now),
                    one.flow(),
                    Ahead.time(one.at(), one.zone()),
                    one.pause().map(it -> PauseText.of(it, one.zone())).orElse("")));
    List<String> rows = new ArrayList<>(table.lines().stream().skip(1).toList());
    if (all.size() > MOST) {
      int more = all.size() - MOST;
      rows.add(
          "and %s; %s lists %s"
              .formatted(
                  Counted.of(more, "more flow"),
                  status.place().command("plan"),
                  more == 1 ? "it" : "them"));
    }
    return rows;
  }

  /** A command to copy is whole, however wide the terminal is. */
  private String cut(String line) {
    return line.contains("./airstep ") ? line : Fitted.line(line, width);
  }

  /** A line with the sign at its begin in color. */
  private String sign(String line) {
    String text = line.strip();
    int at = line.indexOf(text);
    if (text.isEmpty() || !"✗!".contains(text.substring(0, 1))) {
      return line;
    }
    return line.substring(0, at)
        + console.outcome(text.substring(0, 1), "FAILED")
        + text.substring(1);
  }
}
