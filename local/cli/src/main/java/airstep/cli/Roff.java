package airstep.cli;

import java.util.regex.Pattern;

/** Text as a man page has it. */
final class Roff {

  private static final Pattern MARKUP = Pattern.compile("@\\|[\\w,]+ (.*?)\\|@");

  private Roff() {}

  /** The text on one line, which is no request, with hyphens that a person can copy. */
  static String line(String text) {
    StringBuilder escaped = new StringBuilder();
    String plain = MARKUP.matcher(text).replaceAll("$1").replaceAll("\\s+", " ").strip();
    plain
        .codePoints()
        .forEach(
            it ->
                escaped.append(
                    switch (it) {
                      case '\\' -> "\\e";
                      case '-' -> "\\-";
                      case '\'' -> "\\(aq";
                      case '`' -> "\\(ga";
                      case '^' -> "\\(ha";
                      case '~' -> "\\(ti";
                      default -> it < 128 ? Character.toString(it) : "\\[u%04X]".formatted(it);
                    }));
    // Only at the beginning of a line, this character would begin a request.
    return plain.startsWith(".") ? "\\&" + escaped : escaped.toString();
  }

  static String bold(String text) {
    return "\\fB" + line(text) + "\\fR";
  }

  static String italic(String text) {
    return "\\fI" + line(text) + "\\fR";
  }
}
