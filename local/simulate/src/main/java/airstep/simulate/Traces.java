package airstep.simulate;

import java.util.BitSet;
import java.util.List;

/** Shows in one pass that a text holds none of some needles; it may suspect one wrongly. */
record Traces(BitSet beginnings) {

  /** Letters in a window: with four bits each, older ones fall out of an int. */
  private static final int LETTERS = 8;

  static Traces of(List<String> needles) {
    BitSet beginnings = new BitSet();
    for (String needle : needles) {
      int window = 0;
      for (int i = 0; i < LETTERS; i++) {
        window = moved(window, needle.charAt(i));
      }
      beginnings.set(place(window));
    }
    return new Traces(beginnings);
  }

  Traces and(Traces others) {
    BitSet both = (BitSet) beginnings.clone();
    both.or(others.beginnings);
    return new Traces(both);
  }

  /** Whether the text may hold a needle, in any case; true for a text outside of ASCII. */
  boolean suspects(String text) {
    int window = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7f) {
        return true;
      }
      window = moved(window, c);
      if (beginnings.get(place(window))) {
        return true;
      }
    }
    return false;
  }

  private static int moved(int window, char c) {
    return (window << 4) + (c >= 'A' && c <= 'Z' ? c + 32 : c);
  }

  private static int place(int window) {
    return (window * 0x9E37_79B9) >>> 16;
  }
}
