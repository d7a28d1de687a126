package airstep.flows;

import java.time.Instant;

/** One line of a plan. */
public sealed interface PlanRow {
  Instant at();

  String name();

  /**
   * A run of a flow.
   *
   * @param name the name of the flow
   * @param switchedOn whether the run will start
   */
  record Run(Instant at, String name, boolean switchedOn) implements PlanRow {}

  /** A run of another system. */
  record ExternalRow(Instant at, String name) implements PlanRow {}
}
