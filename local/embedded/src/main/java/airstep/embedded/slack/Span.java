package airstep.embedded.slack;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Text of one style; it may have several lines. */
record Span(String text, Set<Look> looks) {

  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  /** A message must not control the terminal or change the direction of writing. */
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cc}&&[^\\n]]|[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  /**
   * The full-width forms, the punctuation of Chinese and Japanese, and the emoji variation
   * selector.
   */
  private static final Pattern WIDE =
      Pattern.compile("^[\\u3000-\\u303e\\uff01-\\uff60\\uffe0-\\uffe6]|\\ufe0f");

  private static final Set<UnicodeScript> WIDE_SCRIPTS =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO);

  Span {
    looks = Set.copyOf(looks);
  }

  static Span plain(String text) {
    return new Span(text, Set.of());
  }

  static Span of(String text, Look look) {
    return new Span(text, Set.of(look));
  }

  Span with(Look look) {
    return new Span(text, plus(looks, look));
  }

  static Set<Look> plus(Set<Look> looks, Look look) {
    var more = EnumSet.of(look);
    more.addAll(looks);
    return more;
  }

  /** The characters of these texts as a reader sees them, harmless for a terminal. */
  static List<Span> characters(List<Span> spans) {
    return spans.stream()
        .flatMap(
            span -> {
              String text = span.text.replace("\r\n", "\n").replace('\t', ' ');
              return GRAPHEME
                  .matcher(STEERING.matcher(text).replaceAll(""))
                  .results()
                  .map(MatchResult::group)
                  .map(grapheme -> new Span(grapheme, span.looks));
            })
        .toList();
  }

  boolean isSpace() {
    return text.equals(" ");
  }

  /** The columns of one character in a terminal. */
  int columns() {
    int first = text.codePointAt(0);
    if (Character.getType(first) == Character.NON_SPACING_MARK || first == 0x200B) {
      return 0;
    }
    boolean wide =
        Character.isEmojiPresentation(first)
            || WIDE.matcher(text).find()
            || WIDE_SCRIPTS.contains(UnicodeScript.of(first));
    return wide ? 2 : 1;
  }
}
