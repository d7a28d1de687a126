package airstep.cli;

import airstep.flows.AlertText;
import airstep.flows.DurationText;
import airstep.flows.Flow;
import airstep.flows.Plan;
import airstep.flows.PlanRow;
import airstep.json.Json;
import airstep.vocabulary.json.JsonFields;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    description = "Lists the coming runs of all flows by time, and what else starts them.")
final class PlanCommand extends Subcommand {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final int LONGEST = 3660;

  @Mixin private Flows flows;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first day, such as 2026-11-22 (default: today in UTC).")
  private LocalDate from;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "The number of days (default: ${DEFAULT-VALUE}).")
  private int days = 1;

  @Option(names = "--json", description = "Print a JSON array instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    if (days < 1 || days > LONGEST) {
      throw new UsageException("--days must be between 1 and " + LONGEST + ", not " + days);
    }
    List<Flow> all = flows.lenient(console());
    LocalDate first = from == null ? LocalDate.now(ZoneOffset.UTC) : from;
    Plan plan = Plan.of(all, first, days);
    if (json) {
      print(Json.write(json(plan, all)));
    } else {
      table(plan).forEach(this::print);
      notes(all).forEach(this::print);
    }
    return Airstep.OK;
  }

  private static List<String> table(Plan plan) {
    TextTable table = new TextTable("TIME (UTC)", "FLOW", "");
    for (PlanRow row : plan.rows()) {
      String time = TIME.format(row.at());
      switch (row) {
        case PlanRow.Run run -> table.row(time, run.name(), run.switchedOn() ? "" : "switched off");
        case PlanRow.ExternalRow external ->
            table.row(time, "(" + external.name() + ")", "external");
      }
    }
    return plan.rows().isEmpty() ? List.of("Nothing is planned.") : table.lines();
  }

  /**
   * What a flow of all active connections leaves out, what has no schedule, what is watched, and
   * who receives alerts.
   */
  private static List<String> notes(List<Flow> flows) {
    List<String> notes = new ArrayList<>(List.of(""));
    for (Flow flow : flows) {
      String name = flow.name();
      flow.leftOut(flows)
          .forEach(
              (id, others) -> {
                String by = String.join(", ", others);
                notes.add(name + " leaves out connection " + id + ": " + by + " syncs it");
              });
      String off = flow.switchedOn() ? "" : " (switched off)";
      flow.startText().ifPresent(text -> notes.add(name + off + " starts " + text));
      if (flow.triggers().isEmpty()) {
        notes.add(name + " has no schedule: start it by hand");
      }
      flow.freshness()
          .map(DurationText::of)
          .map(age -> name + " raises an alarm on AWS after " + age + " without a success")
          .ifPresent(notes::add);
    }
    notes.addAll(AlertText.of(flows));
    return notes;
  }

  /** The rows, then what has no schedule and therefore no time. */
  private static List<JsonFields> json(Plan plan, List<Flow> flows) {
    List<JsonFields> all = new ArrayList<>();
    for (PlanRow row : plan.rows()) {
      JsonFields fields = new JsonFields().put("at", row.at());
      all.add(
          row instanceof PlanRow.Run run
              ? fields.put("flow", run.name()).put("enabled", run.switchedOn())
              : fields.put("external", row.name()));
    }
    for (Flow flow : flows) {
      JsonFields fields =
          new JsonFields().put("flow", flow.name()).put("enabled", flow.switchedOn());
      flow.startText().ifPresent(text -> all.add(fields.put("starts", text)));
    }
    return all;
  }
}
