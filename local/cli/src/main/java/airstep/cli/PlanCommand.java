package airstep.cli;

import airstep.flows.AlertText;
import airstep.flows.DurationText;
import airstep.flows.Flow;
import airstep.flows.Plan;
import airstep.flows.PlanRow;
import airstep.json.Json;
import airstep.terminal.Console;
import airstep.terminal.TextTable;
import airstep.vocabulary.json.JsonFields;
import java.time.Duration;
import java.time.Instant;
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
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final String UTC = "UTC";
  private static final int LONGEST = 3660;

  @Mixin private Flows flows;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first day, from midnight in UTC, such as 2026-11-22 (default: now).")
  private LocalDate from;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "The number of days of 24 hours (default: ${DEFAULT-VALUE}).")
  private int days = 1;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The most rows with a time to show (default: all).")
  private Integer limit;

  @Option(names = "--json", description = "Print a JSON array instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    if (days < 1 || days > LONGEST) {
      throw new UsageException("--days must be between 1 and " + LONGEST + ", not " + days);
    }
    if (limit != null && limit < 1) {
      throw new UsageException("--limit must be at least 1, not " + limit);
    }
    // A machine without a history has no pauses.
    try (OpeningStore opening = history().exists() ? history().open() : null) {
      plan(opening);
      return Airstep.OK;
    }
  }

  private void plan(OpeningStore opening) {
    List<Flow> all = flows.lenient(console());
    Instant begin = from == null ? now() : from.atStartOfDay(ZoneOffset.UTC).toInstant();
    List<PlanRow> rows = Plan.between(all, begin, begin.plus(Duration.ofDays(days))).rows();
    PlannedPauses paused =
        opening == null ? PlannedPauses.NONE : PlannedPauses.of(all, opening.store(), now());
    List<PlanRow> shown = limit == null ? rows : rows.stream().limit(limit).toList();
    if (json) {
      print(Json.write(json(shown, all, paused)));
    } else {
      table(shown, paused).forEach(this::print);
      if (shown.size() < rows.size()) {
        print("and " + Console.number(rows.size() - limit) + " more; --limit shows " + limit);
      }
      notes(all, paused).forEach(this::print);
    }
  }

  /**
   * Shows the time in the flow's zone unless every flow is in UTC. Whether a run will start is
   * never left out.
   */
  private List<String> table(List<PlanRow> rows, PlannedPauses paused) {
    boolean zones = rows.stream().map(PlanCommand::zone).anyMatch(zone -> !zone.equals(UTC));
    TextTable table =
        zones
            ? new TextTable("TIME (UTC)", "IN THE FLOW'S ZONE", "FLOW", "")
                .flexible(1, 2, 3)
                .expendable(1)
            : new TextTable("TIME (UTC)", "FLOW", "").flexible(1, 2);
    for (PlanRow row : rows) {
      List<String> cells = new ArrayList<>(List.of(TIME.format(row.at().atZone(ZoneOffset.UTC))));
      if (zones) {
        cells.add(TIME.format(row.local()) + " " + zone(row));
      }
      switch (row) {
        case PlanRow.Run run -> {
          cells.add(run.name());
          cells.add(run.switchedOn() ? paused.text(run) : "switched off");
        }
        case PlanRow.ExternalRow external -> {
          cells.add("(" + external.name() + ")");
          cells.add("external");
        }
      }
      table.row(cells.toArray(String[]::new));
    }
    return rows.isEmpty() ? List.of("Nothing is planned.") : table.lines(console().columns());
  }

  /** The name of the flow's zone; a flow without one is in UTC. */
  private static String zone(PlanRow row) {
    return row.zone().normalized().equals(ZoneOffset.UTC) ? UTC : row.zone().getId();
  }

  /**
   * What a flow of all active connections leaves out, what has no schedule, what is watched, and
   * who receives alerts.
   */
  private static List<String> notes(List<Flow> flows, PlannedPauses paused) {
    List<String> notes = new ArrayList<>(List.of(""));
    for (Flow flow : flows) {
      String name = flow.name();
      flow.leftOut(flows)
          .forEach(
              (id, others) -> {
                String by = String.join(", ", others);
                notes.add(name + " leaves out connection " + id + ": " + by + " syncs it");
              });
      String off = flow.switchedOn() ? paused.note(flow) : " (switched off)";
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
  private static List<JsonFields> json(List<PlanRow> rows, List<Flow> flows, PlannedPauses paused) {
    List<JsonFields> all = new ArrayList<>();
    for (PlanRow row : rows) {
      JsonFields fields =
          new JsonFields()
              .put("at", row.at())
              .put("local", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(row.local()))
              .put("zone", zone(row));
      all.add(
          row instanceof PlanRow.Run run
              ? fields
                  .put("flow", run.name())
                  .put("enabled", run.switchedOn())
                  .put("paused", paused.hold(run))
              : fields.put("external", row.name()));
    }
    for (Flow flow : flows) {
      JsonFields fields =
          new JsonFields()
              .put("flow", flow.name())
              .put("enabled", flow.switchedOn())
              .put("paused", paused.isPaused(flow));
      flow.startText().ifPresent(text -> all.add(fields.put("starts", text)));
    }
    return all;
  }
}
