package airstep.embedded.airbyte;

/** When Airbyte itself would start syncs; it is shown, and never acts by itself here. */
public sealed interface ConnectionSchedule {

  /** Only when somebody asks: what an orchestrated connection should have. */
  record Manual() implements ConnectionSchedule {}

  /**
   * By a Quartz expression.
   *
   * @param expression with the zone behind it: {@code 0 0 15 * * ? UTC}
   */
  record Cron(String expression) implements ConnectionSchedule {}

  /**
   * At an interval.
   *
   * @param timing {@code Every 24 HOURS}
   */
  record Basic(String timing) implements ConnectionSchedule {}
}
