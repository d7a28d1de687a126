package airstep.airbyte;

import airstep.text.OneLine;
import airstep.vocabulary.json.JsonObject;
import java.util.Locale;
import java.util.OptionalLong;

/** When Airbyte itself starts a connection. Airstep does not use it, only reports it. */
public sealed interface OwnSchedule {

  /** Airbyte starts it only if someone asks, which is right for a connection of a flow. */
  record ByHand() implements OwnSchedule {}

  /**
   * At the times of a Quartz cron.
   *
   * @param expression six or seven fields, the first of which is the second
   * @param zone the name of its time zone
   */
  record ByCron(String expression, String zone) implements OwnSchedule {}

  /**
   * Some time after the last job, whoever started that.
   *
   * @param unit in Airbyte's words and lower case, such as {@code hours}
   */
  record Every(long count, String unit) implements OwnSchedule {}

  /**
   * A kind that this version does not know, or none that Airbyte reports; the kind may be empty.
   */
  record Unreadable(String kind) implements OwnSchedule {}

  /** The maximum length of a text of Airbyte's. */
  int LONGEST = 120;

  /**
   * Reads the schedule of a connection, which the two APIs write differently. Without lambdas,
   * which would slow down the cold start of the steps that read connections.
   */
  static OwnSchedule read(JsonObject row) {
    JsonObject open = row.object("schedule").orElse(JsonObject.empty());
    JsonObject data = row.object("scheduleData").orElse(JsonObject.empty());
    String kind = open.text("scheduleType").orElse(row.text("scheduleType").orElse(""));
    return switch (kind) {
      case "manual" -> new ByHand();
      case "cron" -> cron(kind, open, data.object("cron").orElse(JsonObject.empty()));
      // The oldest versions have only this kind, without its name.
      case "basic", "" -> every(kind, open, data.object("basicSchedule").orElse(open));
      default -> new Unreadable(line(kind));
    };
  }

  private static OwnSchedule cron(String kind, JsonObject open, JsonObject cron) {
    String fields = line(cron.text("cronExpression").orElse(""));
    if (!fields.isEmpty()) {
      return new ByCron(fields, line(cron.text("cronTimeZone").orElse("UTC")));
    }
    String text = line(open.text("cronExpression").orElse(""));
    if (text.isEmpty()) {
      return new Unreadable(kind);
    }
    // The time zone follows the fields, such as 0 0 15 * * ? UTC. No field looks like one.
    int last = text.lastIndexOf(' ') + 1;
    return text.substring(last).matches("UTC|GMT|[A-Za-z_]+/.+")
        ? new ByCron(text.substring(0, last).strip(), text.substring(last))
        : new ByCron(text, "UTC");
  }

  private static OwnSchedule every(String kind, JsonObject open, JsonObject basic) {
    OptionalLong count = basic.whole("units");
    String unit = basic.text("timeUnit").orElse("");
    if (count.isPresent() && !unit.isEmpty()) {
      return new Every(count.getAsLong(), lower(unit));
    }
    // Written as Every 24 HOURS.
    String[] words = line(open.text("basicTiming").orElse("")).split(" ", -1);
    return words.length == 3 && words[1].matches("\\d{1,9}")
        ? new Every(Long.parseLong(words[1]), lower(words[2]))
        : new Unreadable(line(kind));
  }

  private static String lower(String unit) {
    return line(unit).toLowerCase(Locale.ROOT);
  }

  private static String line(String text) {
    return OneLine.of(text, LONGEST);
  }
}
