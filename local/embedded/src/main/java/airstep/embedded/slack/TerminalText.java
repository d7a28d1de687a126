package airstep.embedded.slack;

import airstep.text.OneLine;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Texts of others on a terminal, without control characters. A wide character, such as a Chinese
 * one or an emoji, takes two columns.
 */
public final class TerminalText {

  private static final int LONGEST = 2000;

  private TerminalText() {}

  /** Returns the number of columns that a text without line breaks takes. */
  public static int columns(String text) {
    return columns(characters(text));
  }

  /**
   * Returns the text on one line of at most that many columns; a cut text ends with an ellipsis.
   */
  public static String cut(String text, int columns) {
    List<Span> characters = characters(OneLine.of(text, LONGEST));
    if (columns(characters) <= columns) {
      return join(characters);
    }
    int end = 0;
    while (columns(characters.subList(0, end + 1)) < columns) {
      end++;
    }
    return columns > 0 ? join(characters.subList(0, end)).stripTrailing() + "…" : "";
  }

  /** Returns the same, filled up with blanks to exactly that many columns. */
  public static String fit(String text, int columns) {
    String cut = cut(text, columns);
    return cut + " ".repeat(Math.max(0, columns - columns(cut)));
  }

  /** Returns the text in lines of at most that many columns, broken between words if possible. */
  public static List<String> wrap(String text, int columns) {
    return Line.wrap(List.of(Span.plain(text)), columns).stream()
        .map(each -> each.render(false))
        .toList();
  }

  private static List<Span> characters(String text) {
    return Span.characters(List.of(Span.plain(text)));
  }

  private static int columns(List<Span> characters) {
    return characters.stream().mapToInt(Span::columns).sum();
  }

  private static String join(List<Span> characters) {
    return characters.stream().map(Span::text).collect(Collectors.joining());
  }
}
