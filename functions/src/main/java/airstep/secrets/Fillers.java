package airstep.secrets;

import airstep.text.OneLine;

/** Removes what may interrupt a secret without making it harder to read. */
final class Fillers {

  private Fillers() {}

  /** Returns the text without invisible characters, or without white space and controls as well. */
  static String visible(String text, boolean keepGaps) {
    StringBuilder rest = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean plain = c > ' ' && c <= '~';
      if (plain || (OneLine.isSeen(c) && (keepGaps || !OneLine.isGap(c)))) {
        rest.appendCodePoint(c);
      }
    }
    return rest.toString();
  }

  /** Returns the text without its innermost tags, from a {@code <} to the next {@code >}. */
  static String untagged(String text) {
    StringBuilder rest = new StringBuilder(text.length());
    int tag = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      rest.append(c);
      if (c == '<') {
        tag = rest.length() - 1;
      } else if (c == '>' && tag >= 0) {
        rest.setLength(tag);
        tag = -1;
      }
    }
    return rest.toString();
  }
}
