package airstep.flows;

import java.util.Collection;

/** A value that cannot be used, with what to do about it; the reader adds where it stands. */
final class Refusal extends RuntimeException {
  private static final int QUOTED = 60;

  final String what;
  final String remedy;

  /** The remedy in words that owe nothing to the value. */
  final String plainly;

  Refusal(String what, String remedy) {
    this(what, remedy, remedy);
  }

  private Refusal(String what, String remedy, String plainly) {
    super(what + "; " + remedy, null, false, false);
    this.what = what;
    this.remedy = remedy;
    this.plainly = plainly;
  }

  /** An unknown word: the remedy is the known one that it resembles, or else that text. */
  static Refusal unknown(String what, String written, Collection<String> known, String otherwise) {
    return new Refusal(what, Spelling.remedy(written, known, otherwise), otherwise);
  }

  /** One whose remedy speaks of the value, and another for when nothing may. */
  static Refusal of(String what, String remedy, String plainly) {
    return new Refusal(what, remedy, plainly);
  }

  /** The text in quotes, cut where it would flood the line, but never within a character. */
  static String quote(String text) {
    if (text.length() <= QUOTED) {
      return "'" + text + "'";
    }
    int end = Character.isHighSurrogate(text.charAt(QUOTED - 1)) ? QUOTED - 1 : QUOTED;
    return "'" + text.substring(0, end) + "…'";
  }
}
