package airstep.text;

/**
 * Foreign text on one line: white space becomes single spaces, and what no eye can see, or is half
 * a character, is left out.
 */
public final class OneLine {

  private OneLine() {}

  /** The text, at most that many characters long. */
  public static String of(String text, int most) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), most + 1));
    boolean gap = false;
    for (int i = 0; i < text.length() && line.length() <= most; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isGap(c)) {
        gap = !line.isEmpty();
      } else if (isSeen(c)) {
        if (gap) {
          line.append(' ');
          gap = false;
        }
        line.appendCodePoint(c);
      }
    }
    return cut(line.toString(), most);
  }

  /** The text as it is, at most that many characters long; no character is cut in two. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  private static boolean isSeen(int c) {
    int type = Character.getType(c);
    return type != Character.FORMAT && type != Character.SURROGATE;
  }

  private static boolean isGap(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
