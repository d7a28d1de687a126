package airstep.cli;

import airstep.embedded.slack.SlackMessage;
import airstep.embedded.stack.ConnectionReport;
import airstep.embedded.stack.RunReport;
import airstep.flows.Flow;
import airstep.flows.PlanRow;
import airstep.terminal.Console;
import airstep.terminal.TextTable;
import airstep.text.Counted;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of the demo: each run as it ends, and a summary of the day. */
final class DemoText {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

  /** What an alert tells people to run, which finds only runs that are kept. */
  private static final String RETRY = "./airstep runs retry ";

  private final Console console;
  private final List<Flow> flows;
  private final long begin = System.nanoTime();
  private int drawn;

  DemoText(Console console, List<Flow> flows) {
    this.console = console;
    this.flows = flows;
  }

  void opening(LocalDate day) {
    line(console.bold("One day of all flows, " + DAY.format(day) + ", in virtual time (UTC)"));
    line("");
    line(console.faint("START  END    FLOW"));
  }

  void external(PlanRow row) {
    line(console.faint(CLOCK.format(row.at()) + "         (" + row.name() + ", elsewhere)"));
  }

  /** One run has ended. Its alert, if any, has arrived. */
  void ended(Flow flow, RunReport report, List<SlackMessage> messages) {
    line(
        "%s  %s  %-24s %s  %s synced%s  %s rows"
            .formatted(
                CLOCK.format(report.scheduledTime()),
                CLOCK.format(report.endedAt().orElseThrow()),
                flow.name() + (flow.switchedOn() ? "" : "*"),
                console.outcome("%-9s".formatted(report.status()), report.status()),
                count(report, "SUCCEEDED"),
                others(report),
                sum(List.of(report), ConnectionReport::rows)));
    List<SlackMessage> arrived = messages.subList(drawn, messages.size());
    console.draw(arrived);
    if (arrived.stream().anyMatch(message -> message.payload().toString().contains(RETRY))) {
      line(
          console.faint(
              "(The demo keeps no runs, so this retry finds none. ./airstep run keeps its own.)"));
    }
    drawn = messages.size();
  }

  void closing(List<RunReport> reports, int alerts) {
    line("");
    TextTable table = new TextTable("FLOW", "RUNS", "OUTCOME", "ROWS", "DURATION", "POLLS");
    for (Flow flow : flows) {
      List<RunReport> runs =
          reports.stream().filter(report -> report.flow().equals(flow.name())).toList();
      table.row(
          flow.name() + (flow.switchedOn() ? "" : " (switched off)"),
          Integer.toString(runs.size()),
          outcomes(runs),
          sum(runs, ConnectionReport::rows),
          duration(runs),
          sum(runs, ConnectionReport::polls));
    }
    table.lines().forEach(this::line);
    line("");
    reports.stream().flatMap(DemoText::skipped).distinct().forEach(this::line);
    for (Flow flow : flows) {
      flow.startText().ifPresent(text -> line("not played: " + flow.name() + " starts " + text));
    }
    if (!flows.stream().allMatch(Flow::switchedOn)) {
      line("* switched off: played here, but its schedule would not start it.");
    }
    line(
        "%s, %s, played in %.1f s. Nothing left this machine."
            .formatted(
                Counted.of(reports.size(), "run"),
                Counted.of(alerts, "alert"),
                (System.nanoTime() - begin) / 1e9));
  }

  private static String outcomes(List<RunReport> runs) {
    Map<String, Long> counts =
        runs.stream()
            .map(run -> run.status().toLowerCase(Locale.ROOT))
            .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
    return counts.isEmpty()
        ? "no run today"
        : counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
  }

  private static String duration(List<RunReport> runs) {
    if (runs.isEmpty()) {
      return "-";
    }
    long seconds =
        runs.stream()
            .mapToLong(
                run -> Duration.between(run.startedAt(), run.endedAt().orElseThrow()).toSeconds())
            .sum();
    return Console.duration(seconds / runs.size()) + (runs.size() > 1 ? " on average" : "");
  }

  private static Stream<String> skipped(RunReport report) {
    return report.connections().stream()
        .filter(one -> one.outcome().equals("SKIPPED"))
        .map(one -> report.flow() + " skips " + one.label() + ": " + one.reason().orElse(""));
  }

  /** How many connections have each other outcome. */
  private static String others(RunReport report) {
    return Stream.of("FAILED", "TIMED_OUT", "CANCELLED", "UNKNOWN", "SKIPPED")
        .filter(outcome -> count(report, outcome) > 0)
        .map(outcome -> ", " + count(report, outcome) + " " + outcome.replace('_', ' '))
        .collect(Collectors.joining())
        .toLowerCase(Locale.ROOT);
  }

  private static long count(RunReport report, String outcome) {
    return report.connections().stream().filter(one -> one.outcome().equals(outcome)).count();
  }

  private static String sum(List<RunReport> runs, Function<ConnectionReport, OptionalLong> number) {
    return Console.number(
        runs.stream()
            .flatMap(run -> run.connections().stream())
            .mapToLong(one -> number.apply(one).orElse(0))
            .sum());
  }

  private void line(String text) {
    console.out().println(text);
  }
}
