package airstep.secrets;

import airstep.text.OneLine;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** A decoded form of a text: characters, each with its range in the original text. */
final class SecretReading {

  private char[] chars;
  private int[] from;
  private int[] to;
  private int length;

  /** Creates an empty reading with the given capacity. */
  SecretReading(int room) {
    chars = new char[room];
    from = new int[room];
    to = new int[room];
  }

  /** Returns the reading of an unchanged text. */
  static SecretReading of(String text) {
    SecretReading reading = new SecretReading(text.length());
    for (int i = 0; i < text.length(); i++) {
      reading.add(text.charAt(i), i, i + 1);
    }
    return reading;
  }

  int length() {
    return length;
  }

  /** Returns the character at an index, or 0 past the end. */
  char at(int index) {
    return index < length ? chars[index] : 0;
  }

  /** Returns where the character starts in the original text. */
  int from(int index) {
    return from[index];
  }

  /** Returns where the character ends in the original text. */
  int to(int index) {
    return to[index];
  }

  boolean has(char c) {
    for (int i = 0; i < length; i++) {
      if (chars[i] == c) {
        return true;
      }
    }
    return false;
  }

  void add(char c, int begin, int end) {
    if (length == chars.length) {
      int room = length * 2 + 8;
      chars = Arrays.copyOf(chars, room);
      from = Arrays.copyOf(from, room);
      to = Arrays.copyOf(to, room);
    }
    chars[length] = c;
    from[length] = begin;
    to[length] = end;
    length++;
  }

  /** Adds a code point; ignores an invalid one. */
  void addCodePoint(int c, int begin, int end) {
    if (c >= 0 && c <= 0xffff) {
      add((char) c, begin, end);
    } else if (Character.isValidCodePoint(c)) {
      add(Character.highSurrogate(c), begin, end);
      add(Character.lowSurrogate(c), begin, end);
    }
  }

  SecretReading part(int begin, int end) {
    SecretReading part = new SecretReading(end - begin);
    for (int i = begin; i < end; i++) {
      part.add(chars[i], from[i], to[i]);
    }
    return part;
  }

  /** Returns the reading without invisible characters. */
  SecretReading seen() {
    return within((char) 0, '~') ? this : only(OneLine::isSeen);
  }

  /** Returns the reading without white space and control characters. */
  SecretReading bare() {
    return within('!', '~') ? this : only(c -> !OneLine.isGap(c));
  }

  /** Skips unnecessary work, because nearly all texts are plain. */
  private boolean within(char first, char last) {
    for (int i = 0; i < length; i++) {
      if (chars[i] < first || chars[i] > last) {
        return false;
      }
    }
    return true;
  }

  private SecretReading only(IntPredicate kept) {
    SecretReading rest = new SecretReading(length);
    for (int i = 0; i < length; ) {
      int c = Character.codePointAt(chars, i, length);
      int next = i + Character.charCount(c);
      if (kept.test(c)) {
        for (; i < next; i++) {
          rest.add(chars[i], from[i], to[i]);
        }
      }
      i = next;
    }
    return rest.length == length ? this : rest;
  }

  /**
   * Returns the reading without tags, from a {@code <} to its {@code >}.
   *
   * @param nested whether tags may be nested; if not, a {@code <} before another one is not a tag
   */
  SecretReading untagged(boolean nested) {
    SecretReading rest = new SecretReading(length);
    int[] tags = new int[length];
    int open = 0;
    for (int i = 0; i < length; i++) {
      if (chars[i] == '<') {
        open = nested ? open : 0;
        tags[open] = rest.length;
        open++;
      }
      rest.add(chars[i], from[i], to[i]);
      if (chars[i] == '>' && open > 0) {
        open--;
        rest.length = tags[open];
      }
    }
    return rest.length == length ? this : rest;
  }

  /** Returns the reading with bytes of UTF-8 combined into characters. */
  SecretReading joined() {
    if (within((char) 0, '~')) {
      return this;
    }
    SecretReading joined = new SecretReading(length);
    for (int i = 0; i < length; ) {
      int more = bytesAfter(i);
      int c = chars[i];
      if (more > 0) {
        c &= 0x3f >> more;
        for (int k = 1; k <= more; k++) {
          c = c << 6 | (chars[i + k] & 0x3f);
        }
      }
      joined.addCodePoint(c, from[i], to[i + more]);
      i += 1 + more;
    }
    return joined.length == length ? this : joined;
  }

  /** Returns the length of the UTF-8 sequence that starts at an index; 0 if none starts there. */
  int bytesAfter(int index) {
    int c = chars[index];
    int more = c < 0xc2 || c > 0xf4 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
    for (int k = 1; k <= more; k++) {
      if (index + k >= length || chars[index + k] < 0x80 || chars[index + k] > 0xbf) {
        return 0;
      }
    }
    return more;
  }
}
