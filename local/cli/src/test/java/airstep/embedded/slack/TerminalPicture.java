package airstep.embedded.slack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws the output of a command as an SVG picture of a terminal, in a light and a dark theme, as
 * the reader's browser prefers. Each piece of text is fitted to its columns, so that any monospaced
 * font works.
 */
public final class TerminalPicture {

  private static final Pattern PIECE =
      Pattern.compile(
          "\033\\[([0-9;]*)m|([\\x{1F300}-\\x{1FAFF}]\\uFE0F?)|([^\033\\x{1F300}-\\x{1FAFF}]+)");
  private static final double COLUMN = 7.8;
  private static final int ROW = 18;
  private static final int LEFT = 16;
  private static final int TOP = 56;

  private final StringBuilder drawn = new StringBuilder();
  private final Set<PictureIcon> icons = new TreeSet<>();

  private TerminalPicture() {}

  /**
   * The picture.
   *
   * @param command what was typed
   * @param lines what it printed, with the escape sequences of colors
   */
  public static String of(String command, List<String> lines) {
    int columns = lines.stream().mapToInt(TerminalPicture::columns).max().orElse(0);
    TerminalPicture picture = new TerminalPicture();
    picture.row(0, "\033[2m$\033[0m \033[1m" + command + "\033[0m");
    for (int i = 0; i < lines.size(); i++) {
      picture.row(i + 2, lines.get(i));
    }
    return picture.whole(command, LEFT * 2 + columns * COLUMN, TOP + (lines.size() + 2) * ROW);
  }

  private void row(int row, String line) {
    Matcher pieces = PIECE.matcher(line);
    String look = "";
    int column = 0;
    double y = TOP + row * ROW;
    while (pieces.find()) {
      if (pieces.group(1) != null) {
        look = look(pieces.group(1));
      } else if (pieces.group(2) != null) {
        icon(pieces.group(2), column, y);
        column += 2;
      } else {
        column = text(pieces.group(3), look, column, y);
      }
    }
  }

  private int text(String text, String look, int from, double y) {
    int begin = from;
    // Spaces are not drawn, and a viewer may collapse them.
    for (String word : text.split("(?<=\\S)(?=  )|(?<=  )(?=\\S)", -1)) {
      int wide = word.codePointCount(0, word.length());
      if (!word.isBlank()) {
        int indent = word.indexOf(word.stripLeading());
        int ink = word.strip().codePointCount(0, word.strip().length());
        drawn.append(
            "<text x=\"%s\" y=\"%s\" textLength=\"%s\"%s>%s</text>\n"
                .formatted(
                    number(LEFT + (begin + indent) * COLUMN),
                    number(y),
                    number(ink * COLUMN),
                    look.isEmpty() ? "" : " class=\"" + look + "\"",
                    escaped(word.strip())));
      }
      begin += wide;
    }
    return begin;
  }

  private void icon(String emoji, int column, double y) {
    Optional<PictureIcon> icon = PictureIcon.of(emoji);
    icons.add(icon.orElseThrow(() -> new IllegalArgumentException("no drawing of " + emoji)));
    drawn.append(
        "<use href=\"#%s\" x=\"%s\" y=\"%s\" width=\"13\" height=\"13\"/>\n"
            .formatted(icon.get().id(), number(LEFT + column * COLUMN + 1), number(y - 11)));
  }

  private static int columns(String line) {
    String plain = line.replaceAll("\033\\[[0-9;]*m", "");
    return plain.codePointCount(0, plain.length());
  }

  private static String look(String code) {
    return switch (code) {
      case "0", "" -> "";
      case "1" -> "b";
      case "2" -> "f";
      case "31" -> "r";
      case "32" -> "g";
      case "33" -> "y";
      case "36" -> "c";
      case "4" -> "u";
      case "3" -> "i";
      default -> throw new IllegalArgumentException("no look for the escape sequence " + code);
    };
  }

  private String whole(String command, double width, double height) {
    StringBuilder symbols = new StringBuilder();
    icons.forEach(icon -> symbols.append(icon.symbol()));
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$s %2$s" width="%1$s" role="img" aria-labelledby="title">
    <title id="title">What %3$s prints</title>
    <style>
      text { font-family: ui-monospace, Menlo, Consolas, "Liberation Mono", monospace; font-size: 13px; fill: #24292f; white-space: pre }
      .b { font-weight: 700 } .f { fill: #6e7781 } .r { fill: #cf222e } .g { fill: #1a7f37 } .y { fill: #9a6700 } .c { fill: #1b7c83 }
      .u { text-decoration: underline } .i { font-style: italic }
      .screen { fill: #ffffff; stroke: #d0d7de } .bar { fill: #eaeef2 } .dot { fill: #afb8c1 }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 }
        .f { fill: #8b949e } .r { fill: #ff7b72 } .g { fill: #3fb950 } .y { fill: #d29922 } .c { fill: #39c5cf }
        .screen { fill: #0d1117; stroke: #30363d } .bar { fill: #161b22 } .dot { fill: #484f58 }
      }
    </style>
    <defs>
    %4$s</defs>
    <rect x="0.5" y="0.5" width="%5$s" height="%6$s" rx="8" class="screen"/>
    <path d="M0.5 30 V8.5 a8 8 0 0 1 8 -8 H%7$s a8 8 0 0 1 8 8 V30 Z" class="bar"/>
    <circle cx="18" cy="15" r="5" class="dot"/><circle cx="36" cy="15" r="5" class="dot"/><circle cx="54" cy="15" r="5" class="dot"/>
    %8$s</svg>
    """
        .formatted(
            number(width),
            number(height),
            escaped(command),
            symbols,
            number(width - 1),
            number(height - 1),
            number(width - 8.5),
            drawn);
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
