package airstep.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where the command writes.
 *
 * @param out results only
 * @param err everything else: logs, warnings, progress
 * @param colour whether results go to a terminal that shows colours
 * @param live whether progress goes to a terminal
 */
record Console(PrintStream out, PrintStream err, boolean colour, boolean live) {

  /** The process's own streams; its launcher knows which of them are terminals. */
  static Console system() {
    return new Console(
        utf8(System.out),
        utf8(System.err),
        Boolean.getBoolean("airstep.colour"),
        Boolean.getBoolean("airstep.live"));
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /** The text in a colour that says how something ended. */
  String outcome(String text, String outcome) {
    return switch (outcome) {
      case "SUCCEEDED", "CHECKED" -> styled(text, "32");
      case "SKIPPED", "DUPLICATE" -> styled(text, "33");
      default -> styled(text, "31");
    };
  }

  String bold(String text) {
    return styled(text, "1");
  }

  String faint(String text) {
    return styled(text, "2");
  }

  private String styled(String text, String code) {
    return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
  }

  /** A whole number, with the separators that people read by. */
  static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** A duration as people say it: {@code 4 min 12 s}. */
  static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds < 48 * 3600
        ? seconds / 3600 + " h " + seconds % 3600 / 60 + " min"
        : seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
  }
}
