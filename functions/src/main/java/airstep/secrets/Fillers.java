package airstep.secrets;

import airstep.text.OneLine;

/** Removes what may interrupt a secret without making it harder to read. */
final class Fillers {

  private Fillers() {}

  /** Returns the text without invisible characters, or without white space and controls as well. */
  static String visible(String text, boolean keepGaps) {
    int first = 0;
    while (first < text.length() && isPlain(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder rest = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isPlain(c) || (OneLine.isSeen(c) && (keepGaps || !OneLine.isGap(c)))) {
        rest.appendCodePoint(c);
      }
    }
    return rest.toString();
  }

  private static boolean isPlain(int c) {
    return c > ' ' && c <= '~';
  }

  /** Returns the text without its innermost tags, from a {@code <} to the next {@code >}. */
  static String untagged(String text) {
    if (text.indexOf('<') < 0) {
      return text;
    }
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
