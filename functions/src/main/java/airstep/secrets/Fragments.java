package airstep.secrets;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The parts of secrets that must not be shown: every run of twelve characters, ignoring case, or
 * fewer for a short secret.
 *
 * <p>They are stored as hashes, so that a text is searched for all of them at once. A collision of
 * 64-bit hashes hides too much, never too little.
 */
final class Fragments {

  /** Shorter texts are not secrets, and would be hidden in every text. */
  private static final int SHORTEST = 4;

  /** A shorter secret may be a common word, and is not searched for across word boundaries. */
  private static final int SHORTEST_BARE = 8;

  /** This many characters of a longer secret reveal too much. */
  private static final int LONGEST = 12;

  private static final long BASE = 0x9E3779B97F4A7C15L;

  private final Map<Integer, Hashes> words = new HashMap<>();
  private final Map<Integer, Hashes> bare = new HashMap<>();
  private int shortest = Integer.MAX_VALUE;

  /** Adds a secret, also with its own escapes undone. */
  void add(String secret) {
    for (Way way : Way.values()) {
      way.follow(SecretReading.of(secret), reading -> add(reading, way));
      // As encoded in a URL query.
      way.follow(SecretReading.of(secret.replace(' ', '+')), reading -> add(reading, way));
    }
  }

  private void add(SecretReading secret, Way way) {
    int length = secret.length();
    boolean common = length < SHORTEST_BARE;
    if (length < SHORTEST || common != way.ofWords()) {
      return;
    }
    int part = part(length);
    shortest = Math.min(shortest, part);
    Hashes hashes = map(way).computeIfAbsent(part, _ -> new Hashes());
    hash(secret, part, (_, hash) -> hashes.add(hash));
  }

  /** Returns how many characters of a secret of this length must not be shown. */
  private static int part(int length) {
    int most = Math.max(SHORTEST_BARE, (length * 3 + 3) / 4);
    return Math.min(Math.min(most, LONGEST), length);
  }

  /** Returns the length of the shortest part. Shorter texts need no search. */
  int shortest() {
    return shortest;
  }

  /** Returns whether some secrets are only searched for as words. */
  boolean anyWords() {
    return !words.isEmpty();
  }

  /** Finds all parts in a reading. */
  void find(SecretReading text, Way way, Hit hit) {
    map(way)
        .forEach(
            (part, hashes) ->
                hash(
                    text,
                    part,
                    (at, hash) -> {
                      if (hashes.contains(hash)) {
                        hit.found(at, at + part);
                      }
                    }));
  }

  private Map<Integer, Hashes> map(Way way) {
    return way.ofWords() ? words : bare;
  }

  private static void hash(SecretReading text, int length, Window window) {
    long power = 1;
    for (int i = 0; i < length; i++) {
      power *= BASE;
    }
    long hash = 0;
    for (int end = 0; end < text.length(); end++) {
      hash = hash * BASE + folded(text.at(end));
      int at = end + 1 - length;
      if (at > 0) {
        hash -= power * folded(text.at(at - 1));
      }
      if (at >= 0) {
        window.seen(at, hash);
      }
    }
  }

  /** The same for upper and lower case, and never 0, because leading zeros would not count. */
  private static int folded(char c) {
    if (c < 0x80) {
      return (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) + 1;
    }
    return Character.toLowerCase(Character.toUpperCase(c)) + 1;
  }

  /** A set that quickly rejects nearly everything not in it. */
  private static final class Hashes {

    private final BitSet likely = new BitSet();
    private final Set<Long> all = new HashSet<>();

    void add(long hash) {
      likely.set((int) (hash >>> 48));
      all.add(hash);
    }

    boolean contains(long hash) {
      return likely.get((int) (hash >>> 48)) && all.contains(hash);
    }
  }

  /** Receives the position of a part of a secret in a reading. */
  interface Hit {
    void found(int from, int to);
  }

  private interface Window {
    void seen(int at, long hash);
  }
}
