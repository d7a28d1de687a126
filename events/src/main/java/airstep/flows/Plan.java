package airstep.flows;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The runs of all flows, even switched off, and the external runs, ordered by time and name. */
public record Plan(Instant from, List<PlanRow> rows) {
  public Plan {
    rows = List.copyOf(rows);
  }

  /** Returns the plan of a number of days, from midnight to midnight in UTC. */
  public static Plan of(List<Flow> flows, LocalDate first, int days) {
    Instant from = first.atStartOfDay(UTC).toInstant();
    return between(flows, from, from.plus(Duration.ofDays(days)));
  }

  /** Returns the plan of a period. The first bound is inclusive, the second exclusive. */
  public static Plan between(List<Flow> flows, Instant from, Instant to) {
    List<PlanRow> rows =
        flows.stream()
            .flatMap(flow -> Stream.concat(runs(flow, from, to), external(flow, from, to)))
            // Two flows may name the same external.
            .distinct()
            .sorted(Comparator.comparing(PlanRow::at).thenComparing(PlanRow::name))
            .toList();
    return new Plan(from, rows);
  }

  private static Stream<PlanRow> runs(Flow flow, Instant from, Instant to) {
    return flow.schedule().stream()
        .flatMap(schedule -> schedule.between(from, to).stream())
        .map(at -> new PlanRow.Run(at, flow.name(), flow.switchedOn(), flow.zone()));
  }

  private static Stream<PlanRow> external(Flow flow, Instant from, Instant to) {
    return flow.external().stream()
        .flatMap(
            external ->
                Schedule.daily(external.at(), flow.zone()).between(from, to).stream()
                    .map(at -> new PlanRow.ExternalRow(at, external.name(), flow.zone())));
  }
}
