package airstep.text;

/**
 * Puts external text on one line: collapses white space to single spaces and removes invisible
 * characters and unpaired surrogates.
 */
public final class OneLine {

  /** Selects the emoji form of the preceding symbol; meaningless after anything else. */
  private static final int EMOJI = 0xfe0f;

  private static final int FIRST_SYMBOL = 0x2000;

  private OneLine() {}

  /** Returns the text on one line, at most the given number of characters long. */
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

  /**
   * Returns the unchanged text, truncated to the given number of characters but never inside a
   * surrogate pair.
   */
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

  /** Returns whether the character is visible, white space or a line break. */
  public static boolean isSeen(int c) {
    // All of ASCII is, and most texts are ASCII.
    if (c < 0x80) {
      return true;
    }
    int type = Character.getType(c);
    return type != Character.FORMAT && type != Character.SURROGATE && !isIgnorable(c);
  }

  /** Returns whether the character is white space, looks like it, or is a control character. */
  public static boolean isGap(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || c == 0x2800;
  }

  /** Default-ignorable characters that are not format characters. */
  private static boolean isIgnorable(int c) {
    return switch (c) {
      // The grapheme joiner, and the fillers of Hangul and Khmer.
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
