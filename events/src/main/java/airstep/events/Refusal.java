package airstep.events;

/** A value that cannot be used, with what to do about it; the reader adds where it stands. */
final class Refusal extends RuntimeException {
  private static final int QUOTED = 60;

  final String what;
  final String remedy;

  Refusal(String what, String remedy) {
    super(what + "; " + remedy, null, false, false);
    this.what = what;
    this.remedy = remedy;
  }

  /** The text in quotes, cut where it would flood the line. */
  static String quote(String text) {
    return "'" + (text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text) + "'";
  }
}
