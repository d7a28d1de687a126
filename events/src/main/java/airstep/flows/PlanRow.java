package airstep.flows;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** One line of a plan. */
public sealed interface PlanRow {
  Instant at();

  String name();

  /** Returns the time zone of the flow that names it. */
  ZoneId zone();

  /** Returns its time in the zone of its flow. */
  default ZonedDateTime local() {
    return at().atZone(zone());
  }

  /**
   * A run of a flow.
   *
   * @param name the name of the flow
   * @param switchedOn whether the run will start
   */
  record Run(Instant at, String name, boolean switchedOn, ZoneId zone) implements PlanRow {}

  /** A run of another system. */
  record ExternalRow(Instant at, String name, ZoneId zone) implements PlanRow {}
}
