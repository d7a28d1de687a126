package airstep.text;

/**
 * Foreign text on one line: white space becomes single spaces, and what no eye can see, or is half
 * a character, is left out.
 */
public final class OneLine {

  /** Asks for the colours of the symbol before it; after anything else it is nothing. */
  private static final int EMOJI = 0xfe0f;

  private static final int FIRST_SYMBOL = 0x2000;

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
      } else if (isSeen(c) || (c == EMOJI && followsSymbol(line, gap))) {
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

  /** Whether an eye can see that character, or white space or a line break in its place. */
  public static boolean isSeen(int c) {
    int type = Character.getType(c);
    return type != Character.FORMAT && type != Character.SURROGATE && !isIgnorable(c);
  }

  /** Whether that character is white space, or looks like it, or is a control character. */
  public static boolean isGap(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || c == 0x2800;
  }

  /** What Unicode calls ignorable by default and yet no format character. */
  private static boolean isIgnorable(int c) {
    return switch (c) {
      // A joiner, and the fillers of Hangul and Khmer.
      case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0 -> true;
      default ->
          (c >= 0x180b && c <= 0x180f)
              || (c >= 0x2060 && c <= 0x206f)
              || (c >= 0xfe00 && c <= 0xfe0f)
              || (c >= 0xfff0 && c <= 0xfff8)
              || (c >= 0xe0000 && c <= 0xe0fff);
    };
  }

  private static boolean followsSymbol(StringBuilder line, boolean gap) {
    return !gap && !line.isEmpty() && line.codePointBefore(line.length()) >= FIRST_SYMBOL;
  }
}
