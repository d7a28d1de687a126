package airstep.flows;

import java.util.Collection;

/** An invalid value and how to fix it. The reader adds the location. */
final class Refusal extends RuntimeException {
  private static final int QUOTED = 60;

  final String what;
  final String remedy;

  /** The remedy in words that do not depend on the value. */
  final String plainly;

  Refusal(String what, String remedy) {
    this(what, remedy, remedy);
  }

  /** Creates a refusal with a remedy that mentions the value and another one that does not. */
  Refusal(String what, String remedy, String plainly) {
    super(what + "; " + remedy, null, false, false);
    this.what = what;
    this.remedy = remedy;
    this.plainly = plainly;
  }

  /**
   * Refuses an unknown word. The remedy suggests the closest known word, or else is the given text.
   */
  static Refusal unknown(String what, String written, Collection<String> known, String otherwise) {
    return new Refusal(what, Spelling.remedy(written, known, otherwise), otherwise);
  }

  /** Returns the text in quotes, truncated if long, but never inside a surrogate pair. */
  static String quote(String text) {
    if (text.length() <= QUOTED) {
      return "'" + text + "'";
    }
    int end = Character.isHighSurrogate(text.charAt(QUOTED - 1)) ? QUOTED - 1 : QUOTED;
    return "'" + text.substring(0, end) + "…'";
  }
}
