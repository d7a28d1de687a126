package airstep.cli;

import airstep.embedded.slack.TerminalText;
import airstep.operate.LogLine;
import airstep.terminal.Console;
import airstep.text.OneLine;
import airstep.vocabulary.StepName;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Log lines for people: the time in UTC, the connection, the step, and what it logged.
 *
 * @param width the columns for the connection
 */
record LogText(Console console, int width) {

  private static final int LONGEST = 1000;

  /** The longest name of a step. */
  private static final int STEP =
      Stream.of(StepName.values()).mapToInt(step -> step.functionName().length()).max().orElse(0);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /** The time of day is enough where there is little room. */
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  /** Narrower terminals show neither dates nor steps. */
  private static final int NARROW = 60;

  /** Colors that can be read on dark and on light: cyan, magenta, green, yellow, blue. */
  private static final List<String> PALETTE = List.of("36", "35", "32", "33", "34");

  private static final String GAP = "  ";

  /** Returns the lines below a heading. */
  static List<String> lines(List<LogLine> lines, Console console) {
    LogText text = of(lines.stream().map(LogLine::connection).toList(), console);
    List<String> all = new ArrayList<>();
    all.add(lines.isEmpty() ? "no log lines" : text.heading());
    lines.forEach(line -> all.add(text.line(line)));
    return all;
  }

  /**
   * Returns the form of lines.
   *
   * @param connections the labels of the connections whose lines may come
   */
  static LogText of(Collection<String> connections, Console console) {
    int widest = connections.stream().mapToInt(TerminalText::columns).max().orElse(0);
    int most = Math.max("CONNECTION".length(), console.columns() / 4);
    return new LogText(console, Math.min(most, Math.max("CONNECTION".length(), widest)));
  }

  String heading() {
    return console.faint(
        row(isNarrow() ? "TIME" : "TIME (UTC)", "CONNECTION", "STEP", "MESSAGE", ""));
  }

  String line(LogLine line) {
    String time = (isNarrow() ? SHORT : TIME).format(line.time());
    String color =
        line.connection().isEmpty()
            ? ""
            : PALETTE.get(Math.floorMod(line.connection().hashCode(), PALETTE.size()));
    return row(time, orDash(line.connection()), line.step(), message(line), color);
  }

  private boolean isNarrow() {
    return console.columns() < NARROW;
  }

  private String row(String time, String connection, String step, String message, String color) {
    String begin = TerminalText.fit(time, isNarrow() ? 8 : 14) + GAP;
    String label = TerminalText.fit(connection, width);
    String end = GAP + (isNarrow() ? "" : TerminalText.fit(step, STEP) + GAP);
    int left = console.columns() - TerminalText.columns(begin + label + end);
    return (begin
            + (color.isEmpty() ? label : console.styled(label, color))
            + end
            + (left < LONGEST ? TerminalText.cut(message, left) : message))
        .stripTrailing();
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
