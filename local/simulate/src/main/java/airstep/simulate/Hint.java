package airstep.simulate;

import java.util.BitSet;
import java.util.List;

/** Excludes in one pass texts that hold none of some words, in any case. */
final class Hint {

  /** How many characters at the beginning of a word are looked for. */
  private static final int LENGTH = 4;

  private final List<String> words;
  private final BitSet beginnings = new BitSet(1 << Character.SIZE);

  /** Creates the hint for words of at least four characters, all in ASCII. */
  Hint(List<String> words) {
    this.words = List.copyOf(words);
    for (String word : words) {
      int beginning = 0;
      for (int i = 0; i < LENGTH; i++) {
        beginning = next(beginning, word.charAt(i));
      }
      beginnings.set(beginning);
    }
  }

  /** Whether the text may hold one of the words. */
  boolean mayBeIn(String text) {
    int last = 0;
    for (int i = 0; i < text.length(); i++) {
      last = next(last, text.charAt(i));
      if (beginnings.get(last) && isAt(i - LENGTH + 1, text)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(int begin, String text) {
    for (String word : words) {
      if (text.regionMatches(true, begin, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The lowest four bits of each of the last four characters, which the case does not change. A few
   * letters outside of ASCII have a letter of ASCII as their other case.
   */
  private static int next(int last, char c) {
    return (last << 4 | ((c > '~' ? Character.toLowerCase(c) : c) & 0xf)) & 0xffff;
  }
}
