package airstep.embedded.airbyte;

import airstep.vocabulary.json.JsonFields;
import java.util.Locale;

/** When Airbyte itself would start a connection. The embedded Airbyte starts nothing by itself. */
public sealed interface EmbeddedSchedule {

  /** The right one for a connection of an orchestrator. */
  record Manual() implements EmbeddedSchedule {}

  /**
   * A Quartz cron.
   *
   * @param expression without the time zone
   */
  record QuartzCron(String expression, String zone) implements EmbeddedSchedule {}

  /**
   * Some time after the last job.
   *
   * @param unit in capitals, such as {@code HOURS}
   */
  record Interval(int count, String unit) implements EmbeddedSchedule {}

  /** The field {@code schedule} of the public API. */
  default JsonFields open() {
    return switch (this) {
      case Manual() -> new JsonFields().put("scheduleType", "manual");
      case QuartzCron(String expression, String zone) ->
          new JsonFields()
              .put("scheduleType", "cron")
              .put("cronExpression", expression + " " + zone);
      case Interval(int count, String unit) ->
          new JsonFields()
              .put("scheduleType", "basic")
              .put("basicTiming", "Every " + count + " " + unit);
    };
  }

  /** The fields of the Config API. */
  default JsonFields config() {
    return switch (this) {
      case Manual() -> new JsonFields().put("scheduleType", "manual");
      case QuartzCron(String expression, String zone) ->
          data(
              "cron",
              "cron",
              new JsonFields().put("cronExpression", expression).put("cronTimeZone", zone));
      case Interval(int count, String unit) ->
          data(
              "basic",
              "basicSchedule",
              new JsonFields().put("timeUnit", unit.toLowerCase(Locale.ROOT)).put("units", count));
    };
  }

  private static JsonFields data(String type, String name, JsonFields value) {
    return new JsonFields()
        .put("scheduleType", type)
        .put("scheduleData", new JsonFields().put(name, value));
  }
}
