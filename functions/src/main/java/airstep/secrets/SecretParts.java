package airstep.secrets;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * The parts of secrets that must not be shown: every run of twelve characters, ignoring case, or
 * fewer for a short secret.
 */
final class SecretParts {

  /** A shorter secret may be a common word, and is not searched for across word boundaries. */
  static final int SHORTEST_JOINED = 8;

  /** Shorter texts are not secrets, and would be hidden in every text. */
  private static final int SHORTEST = 4;

  /** This many characters of a longer secret reveal too much. */
  private static final int LONGEST = 12;

  private final Set<String> known = new HashSet<>();
  private final Set<String> parts = new HashSet<>();
  private final BitSet lengths = new BitSet();

  /** How parts begin: excludes most places of a text without copying anything from there. */
  private final BitSet beginnings = new BitSet();

  /** Adds a secret, and what decoding a text may leave of it if it looks encoded itself. */
  void add(String secret) {
    if (secret.length() < SHORTEST || !known.add(secret)) {
      return;
    }
    int length = part(secret.length());
    lengths.set(length);
    String folded = folded(secret);
    int beginning = 0;
    for (int end = 1; end <= folded.length(); end++) {
      beginning = next(beginning, folded.charAt(end - 1));
      if (end >= SHORTEST && end + length - SHORTEST <= folded.length()) {
        beginnings.set(beginning);
        parts.add(folded.substring(end - SHORTEST, end - SHORTEST + length));
      }
    }
    // As encoded in a URL query.
    add(secret.replace(' ', '+'));
    add(Escapes.joined(secret));
    add(Fillers.visible(secret, false));
    add(Fillers.untagged(secret));
    for (String undone : Escapes.undone(secret)) {
      add(undone);
    }
  }

  /** Returns how many characters of a secret of this length must not be shown. */
  private static int part(int length) {
    int most = Math.max(SHORTEST_JOINED, (length * 3 + 3) / 4);
    return Math.min(Math.min(most, LONGEST), length);
  }

  /** Returns whether some secrets are only searched for within words. */
  boolean anyWords() {
    int shortest = lengths.nextSetBit(0);
    return shortest >= 0 && shortest < SHORTEST_JOINED;
  }

  /** Returns which characters of a text belong to parts of at least the given length. */
  BitSet in(String text, int shortest) {
    BitSet hits = new BitSet();
    int beginning = 0;
    for (int end = 1; end <= text.length(); end++) {
      beginning = next(beginning, folded(text.charAt(end - 1)));
      if (end >= SHORTEST && beginnings.get(beginning)) {
        addPartsAt(end - SHORTEST, text, shortest, hits);
      }
    }
    return hits;
  }

  private void addPartsAt(int begin, String text, int shortest, BitSet hits) {
    int length = lengths.nextSetBit(shortest);
    while (length >= 0 && begin + length <= text.length()) {
      if (parts.contains(folded(text.substring(begin, begin + length)))) {
        hits.set(begin, begin + length);
      }
      length = lengths.nextSetBit(length + 1);
    }
  }

  /** The lowest four bits of each of the last four characters. */
  private static int next(int last, char c) {
    return (last << 4 | (c & 0xf)) & 0xffff;
  }

  /** Returns the text in one case, each character at its index. */
  private static String folded(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = folded(folded[i]);
    }
    return new String(folded);
  }

  private static char folded(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }
    return Character.toLowerCase(Character.toUpperCase(c));
  }
}
