package airstep.embedded.slack;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One character as a reader sees it, and its columns in a terminal. */
record Cell(String text, Set<Look> looks, int columns) {

  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  /** A message must not control the terminal or change the direction of writing. */
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cc}&&[^\\n]]|[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  private static final int EMOJI_STYLE = 0xFE0F;
  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO);

  static Stream<Cell> of(List<Span> spans) {
    return spans.stream().flatMap(Cell::of);
  }

  private static Stream<Cell> of(Span span) {
    String text = span.text().replace("\r\n", "\n").replace('\t', ' ');
    return GRAPHEME
        .matcher(STEERING.matcher(text).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .map(grapheme -> new Cell(grapheme, span.looks(), columns(grapheme)));
  }

  boolean isSpace() {
    return text.equals(" ");
  }

  private static int columns(String grapheme) {
    int first = grapheme.codePointAt(0);
    if (Character.getType(first) == Character.NON_SPACING_MARK || first == 0x200B) {
      return 0;
    }
    boolean wide =
        Character.isEmojiPresentation(first)
            || grapheme.codePoints().anyMatch(point -> point == EMOJI_STYLE)
            || isFullWidth(first)
            || WIDE.contains(UnicodeScript.of(first));
    return wide ? 2 : 1;
  }

  private static boolean isFullWidth(int point) {
    return (point >= 0x3000 && point <= 0x303E)
        || (point >= 0xFF01 && point <= 0xFF60)
        || (point >= 0xFFE0 && point <= 0xFFE6);
  }
}
