package airstep.airbyte;

import airstep.text.OneLine;
import airstep.vocabulary.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
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

  /** Reads the schedule of a connection, which the two APIs write differently. */
  static OwnSchedule read(JsonObject row) {
    JsonObject open = row.object("schedule").orElse(JsonObject.empty());
    String kind = open.text("scheduleType").or(() -> row.text("scheduleType")).orElse("");
    JsonObject data = row.object("scheduleData").orElse(JsonObject.empty());
    Optional<OwnSchedule> read =
        switch (kind) {
          case "manual" -> Optional.of(new ByHand());
          case "cron" -> data.object("cron").flatMap(OwnSchedule::cron).or(() -> openCron(open));
          case "basic" ->
              data.object("basicSchedule").flatMap(OwnSchedule::every).or(() -> openEvery(open));
          // The oldest versions have only this kind, without its name.
          case "" -> every(open);
          default -> Optional.empty();
        };
    return read.orElseGet(() -> new Unreadable(OneLine.of(kind, LONGEST)));
  }

  private static Optional<OwnSchedule> cron(JsonObject cron) {
    return cron.text("cronExpression")
        .map(text -> new ByCron(line(text), line(cron.text("cronTimeZone").orElse("UTC"))));
  }

  /** The time zone follows the fields, such as {@code 0 0 15 * * ? UTC}. */
  private static Optional<OwnSchedule> openCron(JsonObject schedule) {
    return schedule
        .text("cronExpression")
        .map(OwnSchedule::line)
        .map(
            text -> {
              int last = text.lastIndexOf(' ') + 1;
              // No field contains a letter that no name of a month, a day or L, W has.
              boolean zoned = text.substring(last).matches("UTC|GMT|[A-Za-z_]+/.+");
              return zoned
                  ? new ByCron(text.substring(0, last).strip(), text.substring(last))
                  : new ByCron(text, "UTC");
            });
  }

  private static Optional<OwnSchedule> every(JsonObject basic) {
    OptionalLong count = basic.whole("units");
    return count.isPresent()
        ? basic.text("timeUnit").map(unit -> new Every(count.getAsLong(), lower(unit)))
        : Optional.empty();
  }

  /** Written as {@code Every 24 HOURS}. */
  private static Optional<OwnSchedule> openEvery(JsonObject schedule) {
    return schedule
        .text("basicTiming")
        .map(text -> line(text).split(" "))
        .filter(words -> words.length == 3 && words[1].matches("\\d{1,9}"))
        .map(words -> new Every(Long.parseLong(words[1]), lower(words[2])));
  }

  private static String lower(String unit) {
    return line(unit).toLowerCase(Locale.ROOT);
  }

  private static String line(String text) {
    return OneLine.of(text, LONGEST);
  }
}
