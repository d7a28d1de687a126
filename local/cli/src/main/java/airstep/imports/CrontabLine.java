package airstep.imports;

import java.util.Map;

/**
 * A line of a crontab that starts a command.
 *
 * @param number the number of the line, from 1
 * @param zone the name of the time zone of its times
 * @param when its five fields, or a word such as {@code @daily}
 * @param comment the comment on the line above; empty without one
 * @param variables those that the crontab sets above it
 */
record CrontabLine(
    int number,
    String zone,
    String when,
    String command,
    String comment,
    Map<String, String> variables) {

  private static final Map<String, String> WORDS =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");

  CrontabLine {
    variables = Map.copyOf(variables);
  }

  /** The five fields; for a word without fields, such as {@code @reboot}, the word. */
  String cron() {
    return WORDS.getOrDefault(when, when);
  }
}
