package airstep.cli;

import airstep.embedded.stack.ConnectionReport;
import airstep.operate.PlaceName;
import airstep.operate.Run;
import airstep.operate.RunDetails;
import airstep.terminal.Console;
import airstep.terminal.Sign;
import airstep.terminal.TextTable;
import airstep.vocabulary.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text of a run with its connections.
 *
 * @param place the name of the place of the run
 */
record RunDetailsText(Console console, Instant now, PlaceName place) {

  /** The outcome and the reason that connections have in common. */
  private record Group(String outcome, String reason) {}

  private static final int MOST_LINKS = 10;

  List<String> lines(RunDetails details) {
    Run run = details.run();
    List<String> lines = new ArrayList<>(heading(run));
    run.problems().forEach(problem -> lines.add("problem: " + problem));
    details.ownReason().ifPresent(reason -> lines.add("Reason: " + reason));
    if (!details.connections().isEmpty()) {
      lines.add("");
      lines.addAll(table(details));
    }
    details.notListed().ifPresent(those -> lines.add("Not listed: " + those));
    groups(details.connections()).forEach((group, names) -> lines.addAll(reason(group, names)));
    run.alert().ifPresent(alert -> lines.add("Alert: " + alert));
    lines.add("");
    lines.add("Next:");
    lines.add("  " + place.command("runs logs " + run.id()));
    if (!details.retry().isEmpty()) {
      lines.add("  " + place.next().retry(run));
    }
    lines.add("  " + place.next().startAgain(run));
    details.links().values().stream().limit(MOST_LINKS).forEach(link -> lines.add("  " + link));
    return lines;
  }

  private List<String> heading(Run run) {
    String status = console.outcome(run.status(), run.status());
    String took = Console.duration(run.duration(now).toSeconds());
    Instant started = run.startedAt().truncatedTo(ChronoUnit.SECONDS);
    List<String> lines = new ArrayList<>();
    lines.add(
        console.bold(run.flow())
            + (run.check() ? " (check) " : " ")
            + status
            + (run.endedAt().isPresent() ? " after " : " for ")
            + took);
    lines.add(
        console.faint(
            "run %s, started %s, %s%s"
                .formatted(
                    run.id(),
                    Age.text(run.startedAt(), now),
                    started,
                    run.scheduledTime()
                        .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
                        .filter(time -> !time.equals(started))
                        .map(time -> ", scheduled for " + time)
                        .orElse(""))));
    return lines;
  }

  private List<String> table(RunDetails details) {
    TextTable table =
        new TextTable(" ", "CONNECTION", "OUTCOME", "JOB", "ROWS", "DURATION", "EARLIER")
            .flexible(1)
            .expendable(4, 5, 6, 3, 2);
    List<ConnectionReport> all = sorted(details.connections());
    for (ConnectionReport one : all) {
      table.row(
          Sign.of(one.outcome()),
          one.label(),
          one.outcome(),
          ConnectionTable.cell(one.jobId(), Long::toString),
          ConnectionTable.cell(one.rows(), Console::number),
          ConnectionTable.cell(one.durationSeconds(), Console::duration),
          details.earlier().getOrDefault(one.connectionId(), List.of()).stream()
              .map(Sign::of)
              .collect(Collectors.joining()));
    }
    return console.signs(
        table.lines(console.columns()), all.stream().map(ConnectionReport::outcome).toList());
  }

  /** Worst first, as in an alert. */
  private static List<ConnectionReport> sorted(List<ConnectionReport> connections) {
    return connections.stream()
        .sorted(Comparator.comparing(one -> Outcome.of(one.outcome())))
        .toList();
  }

  private static Map<Group, List<String>> groups(List<ConnectionReport> connections) {
    return sorted(connections).stream()
        .filter(one -> one.reason().isPresent())
        .collect(
            Collectors.groupingBy(
                one -> new Group(one.outcome(), one.reason().orElseThrow()),
                LinkedHashMap::new,
                Collectors.mapping(ConnectionReport::label, Collectors.toList())));
  }

  private List<String> reason(Group group, List<String> names) {
    return List.of(
        "",
        console.outcome(Sign.of(group.outcome()) + " " + group.outcome(), group.outcome())
            + " "
            + String.join(", ", names),
        "  " + group.reason());
  }
}
