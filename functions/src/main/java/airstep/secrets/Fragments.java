package airstep.secrets;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The parts of secrets that no text may show: each run of twelve characters, whatever their case,
 * or a shorter one of a short secret.
 *
 * <p>They are kept as hashes, so that a text is searched for all of them at once. Two texts with
 * the same hash of 64 bits would hide too much, never too little.
 */
final class Fragments {

  /** Anything shorter is no secret, and would tear holes into every text. */
  private static final int SHORTEST = 4;

  /** A shorter secret is a common word, and is not looked for across the gaps between words. */
  private static final int SHORTEST_BARE = 8;

  /** So many characters of a longer secret say too much of it. */
  private static final int LONGEST = 12;

  private static final long BASE = 0x9E3779B97F4A7C15L;

  private final Map<Integer, Hashes> words = new HashMap<>();
  private final Map<Integer, Hashes> bare = new HashMap<>();
  private int shortest = Integer.MAX_VALUE;

  /** Adds that secret, also as it reads once escapes in itself are undone. */
  void add(String secret) {
    for (Way way : Way.values()) {
      way.follow(SecretReading.of(secret), reading -> add(reading, way));
      // As a form in an address has it.
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

  /** How much of a secret of that length must not be seen. */
  private static int part(int length) {
    int most = Math.max(SHORTEST_BARE, (length * 3 + 3) / 4);
    return Math.min(Math.min(most, LONGEST), length);
  }

  /** The length of the shortest one; nothing shorter needs to be searched. */
  int shortest() {
    return shortest;
  }

  /** Whether there are secrets that are looked for as words only. */
  boolean anyWords() {
    return !words.isEmpty();
  }

  /** Finds all of them in that reading. */
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

  /** The same for all cases of a letter, and never 0: zeros before a text would not count. */
  private static int folded(char c) {
    if (c < 0x80) {
      return (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) + 1;
    }
    return Character.toLowerCase(Character.toUpperCase(c)) + 1;
  }

  /** A set that says no at once for nearly all that is not in it. */
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

  /** Takes where in a reading a part of a secret stands. */
  interface Hit {
    void found(int from, int to);
  }

  private interface Window {
    void seen(int at, long hash);
  }
}
