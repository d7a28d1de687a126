package airstep.text;

import java.util.Locale;

/** A number of things in words. */
public final class Counted {

  private Counted() {}

  /** Returns a text such as {@code 1,204 rows} or {@code 1 row}. */
  public static String of(long number, String noun) {
    return String.format(Locale.ENGLISH, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
