package airstep.text;

/** Shortens a text in its middle: an error may hold a whole expression before its reason. */
public final class BothEnds {

  private BothEnds() {}

  /**
   * Returns the unchanged text if it has at most the given number of characters, else its beginning
   * and its end, and never half of a surrogate pair.
   *
   * @param head characters of the beginning
   * @param tail characters of the end
   */
  public static String of(String text, int most, int head, int tail) {
    if (text.length() <= most) {
      return text;
    }
    int begin = text.length() - tail;
    begin += Character.isLowSurrogate(text.charAt(begin)) ? 1 : 0;
    return beginning(text, head) + " … " + text.substring(begin);
  }

  /** Returns at most the given number of characters of a text, and never half of a pair. */
  public static String beginning(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
