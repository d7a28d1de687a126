package airstep.cli;

import airstep.operate.LogLine;
import airstep.text.OneLine;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Log lines for people: the time in UTC, the connection, the step, and what it logged. */
final class LogText {

  private static final int LONGEST = 1000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private LogText() {}

  static List<String> lines(List<LogLine> lines) {
    TextTable table = new TextTable("TIME (UTC)", "CONNECTION", "STEP", "MESSAGE");
    for (LogLine line : lines) {
      table.row(TIME.format(line.time()), orDash(line.connection()), line.step(), message(line));
    }
    return lines.isEmpty() ? List.of("no log lines") : table.lines();
  }

  /** The line without padding, to search in. */
  static String plain(LogLine line) {
    return String.join(
        " ", TIME.format(line.time()), line.connection(), line.step(), message(line));
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static String message(LogLine line) {
    Map<String, Object> details = line.details();
    String fields =
        line.message().equals("http") && details.get("status") != null
            ? http(details)
            : fields(details, line.message());
    return OneLine.of(fields, LONGEST);
  }

  /** A call that was answered, for example {@code GET /v1/jobs 200, 100 ms}. */
  private static String http(Map<String, Object> details) {
    String again =
        "1".equals(String.valueOf(details.get("attempt")))
            ? ""
            : ", attempt " + details.get("attempt");
    return "%s %s %s, %s ms%s"
        .formatted(
            details.get("method"),
            details.get("path"),
            details.get("status"),
            details.get("milliseconds"),
            again);
  }

  private static String fields(Map<String, Object> details, String message) {
    String fields =
        details.entrySet().stream()
            .filter(field -> field.getValue() != null)
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining(" "));
    return fields.isEmpty() ? message : message + " " + fields;
  }
}
