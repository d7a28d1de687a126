package airstep.cli;

import airstep.embedded.stack.ConnectionReport;
import airstep.embedded.stack.Cost;
import airstep.embedded.stack.RunReport;
import airstep.terminal.Console;
import airstep.text.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The text of a run's report. */
record RunText(Console console) {

  List<String> lines(RunReport report) {
    List<String> lines = new ArrayList<>();
    String status = console.outcome(report.status(), report.status());
    String end =
        report
            .endedAt()
            .map(at -> Duration.between(report.startedAt(), at).toSeconds())
            .map(seconds -> " after " + Console.duration(seconds))
            .orElse(" when this command ended");
    lines.add(console.bold(report.flow()) + " " + status + end);
    report.retryOf().ifPresent(name -> lines.add("retry of " + name));
    report.reason().ifPresent(lines::add);
    report.saw().forEach(line -> lines.add("saw: " + line));
    report.untried().forEach(line -> lines.add("not tested: " + line));
    report.problems().forEach(problem -> lines.add("problem: " + problem));
    report.notes().forEach(note -> lines.add("note: " + note));
    if (!report.connections().isEmpty()) {
      lines.add("");
      lines.addAll(ConnectionTable.lines(report.connections()));
    }
    for (ConnectionReport one : report.connections()) {
      one.reason().ifPresent(reason -> lines.add(one.label() + ": " + reason));
    }
    report.alert().ifPresent(alert -> lines.add("Alert: " + alert));
    lines.add("");
    Cost cost = report.cost();
    lines.add(
        console.faint(
            String.join(
                ", ",
                Counted.of(cost.transitions(), "transition"),
                Counted.of(cost.historyEvents(), "history event"),
                Counted.of(cost.lambdaInvocations(), "Lambda call"))));
    return lines;
  }
}
