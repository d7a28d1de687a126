package airstep.terminal;

import airstep.alert.HumanFormat;
import airstep.embedded.slack.SlackDrawing;
import airstep.embedded.slack.SlackMessage;
import airstep.operate.Place;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * Where the command writes.
 *
 * @param out results only
 * @param err everything else: logs, warnings, progress
 * @param color whether {@code out} is a terminal with colors
 * @param live whether {@code err} is a terminal
 * @param width returns the columns of {@code out}, if it is a terminal; otherwise, no table is too
 *     wide
 */
public record Console(
    PrintStream out, PrintStream err, boolean color, boolean live, IntSupplier width) {

  /** Any width fits in a pipe or a file. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private static final int WIDTH = 78;

  /** Writes to no terminal whose width counts. */
  public Console(PrintStream out, PrintStream err, boolean color, boolean live) {
    this(out, err, color, live, () -> UNLIMITED);
  }

  /** The streams of the process; its launcher knows which of them are terminals. */
  public static Console system() {
    return system(System.out);
  }

  /** The same with another standard output. */
  public static Console system(OutputStream out) {
    return new Console(
        utf8(out),
        utf8(System.err),
        Boolean.getBoolean("airstep.color"),
        Boolean.getBoolean("airstep.live"),
        Console::terminal);
  }

  private static int terminal() {
    return Boolean.getBoolean("airstep.terminal") ? TerminalSize.ask().columns() : UNLIMITED;
  }

  /** Returns the width for a table. */
  public int columns() {
    return width.getAsInt();
  }

  private static PrintStream utf8(OutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /** The text in the color of an outcome. */
  public String outcome(String text, String outcome) {
    return switch (outcome) {
      case "SUCCEEDED", "CHECKED" -> styled(text, "32");
      case "SKIPPED", "DUPLICATE" -> styled(text, "33");
      // A flow that has never run.
      case "" -> text;
      default -> styled(text, "31");
    };
  }

  /** A table whose first column is a sign, which gets the color of the outcome of its row. */
  public List<String> signs(List<String> table, List<String> outcomes) {
    List<String> lines = new ArrayList<>(table);
    for (int i = 0; i < outcomes.size(); i++) {
      String line = lines.get(i + 1);
      lines.set(i + 1, outcome(line.substring(0, 1), outcomes.get(i)) + line.substring(1));
    }
    return lines;
  }

  public String bold(String text) {
    return styled(text, "1");
  }

  public String faint(String text) {
    return styled(text, "2");
  }

  /** The line that says where a command acts, for {@code err}; red if it is production. */
  public String header(Place place) {
    String without = System.getenv("NO_COLOR");
    boolean red =
        live && (without == null || without.isEmpty()) && place.stage().startsWith("prod");
    return red ? "\033[31m" + place.header() + "\033[0m" : place.header();
  }

  /** The text with that code of a terminal, if there are colors. */
  public String styled(String text, String code) {
    return color ? "\033[" + code + "m" + text + "\033[0m" : text;
  }

  /** Shows a line on a terminal in place of the last one; an empty line clears it. */
  public void progress(String line) {
    if (live) {
      err.print("\r\033[K" + line);
      err.flush();
    }
  }

  /** Draws messages as a person sees them in Slack. */
  public void draw(List<SlackMessage> messages) {
    SlackDrawing drawing =
        new SlackDrawing(Math.min(WIDTH, columns()), color, "Airstep", ZoneOffset.UTC);
    messages.forEach(message -> out.print(drawing.draw(message)));
  }

  /** A whole number with thousands separators. */
  public static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** A duration such as {@code 4 min 12 s} or {@code 2 h}, as in alerts and on the page. */
  public static String duration(long seconds) {
    return HumanFormat.duration(Duration.ofSeconds(seconds));
  }
}
