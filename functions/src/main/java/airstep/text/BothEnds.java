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
    int end = Character.isHighSurrogate(text.charAt(head - 1)) ? head - 1 : head;
    int begin = text.length() - tail;
    begin += Character.isLowSurrogate(text.charAt(begin)) ? 1 : 0;
    return text.substring(0, end) + " … " + text.substring(begin);
  }
}
