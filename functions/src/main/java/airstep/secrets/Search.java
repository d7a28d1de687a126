package airstep.secrets;

import java.util.BitSet;
import java.util.function.Consumer;

/** Searches a text for parts of secrets in all their forms. */
final class Search {

  /** Base64 inside Base64 inside Base64, or hex. */
  private static final int DEEPEST = 4;

  /** Far more than any text needs that was not made unreadable on purpose. */
  private static final int MOST_WORK = 5_000_000;

  private final Fragments fragments;
  private final BitSet hits;
  private int work;
  private boolean clear = true;

  Search(Fragments fragments, int length) {
    this.fragments = fragments;
    this.hits = new BitSet(length);
  }

  /** Searches the text; returns false if it has too many layers. */
  boolean in(String text) {
    look(SecretReading.of(text), DEEPEST);
    return clear;
  }

  /** Returns whether to hide the character at an index. */
  boolean hit(int at) {
    return hits.get(at);
  }

  int endOfHit(int at) {
    return hits.nextClearBit(at);
  }

  private void look(SecretReading text, int depth) {
    if (fragments.anyWords()) {
      clear &= Way.WORDS.follow(text, now -> find(now, Way.WORDS));
    }
    boolean[] tags = new boolean[1];
    look(text, Way.BARE, depth, now -> tags[0] |= now.has('<'));
    if (tags[0]) {
      look(text, Way.UNTAGGED, depth, _ -> {});
      look(text, Way.UNNESTED, depth, _ -> {});
    }
  }

  private void look(SecretReading text, Way way, int depth, Consumer<SecretReading> also) {
    clear &=
        way.follow(
            text,
            now -> {
              find(now, way);
              unpack(now, depth);
              also.accept(now);
            });
  }

  private void find(SecretReading text, Way way) {
    if (working(text)) {
      fragments.find(text, way, (from, to) -> hits.set(text.from(from), text.to(to - 1)));
    }
  }

  private void unpack(SecretReading text, int depth) {
    if (depth > 0 && working(text)) {
      Packed.unpack(text, fragments.shortest(), inside -> look(inside, depth - 1));
    }
  }

  private boolean working(SecretReading text) {
    work += text.length();
    clear &= work <= MOST_WORK;
    return clear;
  }
}
