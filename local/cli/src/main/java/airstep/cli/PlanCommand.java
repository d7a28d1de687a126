package airstep.cli;

import airstep.flows.AlertText;
import airstep.flows.DurationText;
import airstep.flows.Exclusions;
import airstep.flows.Flow;
import airstep.flows.Plan;
import airstep.flows.PlanRow;
import airstep.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Shows the coming runs of all flows in order of time, and what else starts them.")
final class PlanCommand implements Callable<Integer> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final int LONGEST = 3660;

  private final Console console;

  @Mixin private Flows flows;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first day, as 2026-11-22 (default: today, in UTC).")
  private LocalDate from;

  @Option(names = "--days", paramLabel = "N", description = "How many days (default: 1).")
  private int days = 1;

  @Option(names = "--json", description = "Print a JSON array instead of a table.")
  private boolean json;

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (days < 1 || days > LONGEST) {
      throw new UsageException("--days " + days + " is not from 1 to " + LONGEST);
    }
    List<Flow> all = flows.lenient(console);
    LocalDate first = from == null ? LocalDate.now(ZoneOffset.UTC) : from;
    Plan plan = Plan.of(all, first, days);
    if (json) {
      console.out().println(Json.write(json(plan, all)));
    } else {
      table(plan).forEach(console.out()::println);
      notes(all).forEach(console.out()::println);
    }
    return Airstep.OK;
  }

  private List<String> table(Plan plan) {
    TextTable table = new TextTable("TIME (UTC)", "FLOW", "");
    for (PlanRow row : plan.rows()) {
      switch (row) {
        case PlanRow.Run(Instant at, String flow, boolean switchedOn) ->
            table.row(TIME.format(at), flow, switchedOn ? "" : "switched off");
        case PlanRow.ExternalRow(Instant at, String name) ->
            table.row(TIME.format(at), "(" + name + ")", "external");
      }
    }
    return plan.rows().isEmpty() ? List.of("Nothing is planned.") : table.lines();
  }

  /**
   * What an all-active flow leaves to others, what no clock starts, what is watched, and who is
   * told.
   */
  private static List<String> notes(List<Flow> flows) {
    List<String> notes = new ArrayList<>();
    for (Flow flow : flows) {
      Exclusions.of(flow, flows)
          .namedBy()
          .forEach(
              (id, others) ->
                  notes.add(
                      flow.name()
                          + " leaves out connection "
                          + id
                          + ": "
                          + String.join(", ", others)
                          + " syncs it"));
      String name = flow.name();
      String off = flow.switchedOn() ? "" : " (switched off)";
      flow.startText().ifPresent(text -> notes.add(name + off + " starts " + text));
      if (flow.triggers().isEmpty()) {
        notes.add(name + " has no schedule: it runs when somebody starts it");
      }
      flow.freshness()
          .map(DurationText::of)
          .ifPresent(
              age -> notes.add(name + " alarms on AWS when its last success is " + age + " ago"));
    }
    notes.addAll(AlertText.of(flows));
    notes.addFirst("");
    return notes;
  }

  /** The rows; behind them, without a time, what no clock starts. */
  private static List<Map<String, Object>> json(Plan plan, List<Flow> flows) {
    List<Map<String, Object>> json = new ArrayList<>();
    plan.rows().forEach(row -> json.add(json(row)));
    for (Flow flow : flows) {
      flow.startText()
          .ifPresent(
              text -> {
                Map<String, Object> trigger = new LinkedHashMap<>();
                trigger.put("flow", flow.name());
                trigger.put("enabled", flow.switchedOn());
                trigger.put("starts", text);
                json.add(trigger);
              });
    }
    return json;
  }

  private static Map<String, Object> json(PlanRow row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", row.at().toString());
    switch (row) {
      case PlanRow.Run(_, String flow, boolean switchedOn) -> {
        json.put("flow", flow);
        json.put("enabled", switchedOn);
      }
      case PlanRow.ExternalRow(_, String name) -> json.put("external", name);
    }
    return json;
  }
}
