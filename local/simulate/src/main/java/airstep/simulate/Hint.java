package airstep.simulate;

import java.util.BitSet;
import java.util.List;

/** Excludes in one pass most texts that cannot hold any of some words, in any case. */
final class Hint {

  /** How many characters at the beginning of a word are looked for. */
  private static final int LENGTH = 4;

  private final BitSet beginnings = new BitSet(1 << Character.SIZE);

  /** Creates the hint for words of at least four characters, all in ASCII. */
  Hint(List<String> words) {
    for (String word : words) {
      int beginning = 0;
      for (int i = 0; i < LENGTH; i++) {
        beginning = next(beginning, word.charAt(i));
      }
      beginnings.set(beginning);
    }
  }

  /** Whether the text may hold one of the words. Outside of ASCII, letters may be theirs. */
  boolean mayBeIn(String text) {
    int last = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      last = next(last, c);
      if (c > '~' || (i >= LENGTH - 1 && beginnings.get(last))) {
        return true;
      }
    }
    return false;
  }

  /** The lowest four bits of each of the last four characters, which the case does not change. */
  private static int next(int last, char c) {
    return (last << 4 | (c & 0xf)) & 0xffff;
  }
}
