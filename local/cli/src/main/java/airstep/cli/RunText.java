package airstep.cli;

import airstep.embedded.stack.ConnectionReport;
import airstep.embedded.stack.RunReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The text of a run's report. */
record RunText(Console console) {

  List<String> lines(RunReport report) {
    List<String> lines = new ArrayList<>();
    long seconds = Duration.between(report.startedAt(), report.endedAt()).toSeconds();
    lines.add(
        console.bold(report.flow())
            + " "
            + console.outcome(report.status(), report.status())
            + " after "
            + Console.duration(seconds));
    report.reason().ifPresent(lines::add);
    report.saw().forEach(line -> lines.add("saw: " + line));
    report.untried().forEach(line -> lines.add("not tried: " + line));
    report.problems().forEach(problem -> lines.add("problem: " + problem));
    report.notes().forEach(note -> lines.add("note: " + note));
    if (!report.connections().isEmpty()) {
      lines.add("");
      lines.addAll(table(report));
    }
    report
        .connections()
        .forEach(one -> one.reason().ifPresent(reason -> lines.add(one.label() + ": " + reason)));
    report.alert().ifPresent(alert -> lines.add("Alert: " + alert));
    lines.add("");
    lines.add(
        console.faint(
            Console.number(report.cost().transitions())
                + " transitions, "
                + Console.number(report.cost().historyEvents())
                + " history events, "
                + Console.number(report.cost().lambdaInvocations())
                + " Lambda calls"));
    return lines;
  }

  private static List<String> table(RunReport report) {
    TextTable table =
        new TextTable("CONNECTION", "OUTCOME", "JOB", "TRIGGERS", "POLLS", "ROWS", "DURATION");
    for (ConnectionReport one : report.connections()) {
      table.row(
          one.label(),
          one.outcome(),
          one.jobId().isPresent() ? Long.toString(one.jobId().getAsLong()) : "-",
          number(one.triggers()),
          number(one.polls()),
          number(one.rows()),
          one.durationSeconds().isPresent()
              ? Console.duration(one.durationSeconds().getAsLong())
              : "-");
    }
    return table.lines();
  }

  private static String number(OptionalLong number) {
    return number.isPresent() ? Console.number(number.getAsLong()) : "-";
  }
}
