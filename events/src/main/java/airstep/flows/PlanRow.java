package airstep.flows;

import java.time.Instant;

/** One line of a plan. */
public sealed interface PlanRow {
  Instant at();

  String name();

  /**
   * A run of a flow.
   *
   * @param name the flow's
   * @param switchedOn whether it will really start
   */
  record Run(Instant at, String name, boolean switchedOn) implements PlanRow {}

  /** Something another system runs. */
  record ExternalRow(Instant at, String name) implements PlanRow {}
}
