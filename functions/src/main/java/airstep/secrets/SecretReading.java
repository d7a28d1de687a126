package airstep.secrets;

import airstep.text.OneLine;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * One way to read a text: characters, each with the part of the original text that it stands for.
 */
final class SecretReading {

  private char[] chars;
  private int[] from;
  private int[] to;
  private int length;

  /** An empty one, with room for so many characters. */
  SecretReading(int room) {
    chars = new char[room];
    from = new int[room];
    to = new int[room];
  }

  /** The text as it is. */
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

  /** The character there, or 0 past the end. */
  char at(int index) {
    return index < length ? chars[index] : 0;
  }

  /** Where in the original the character begins. */
  int from(int index) {
    return from[index];
  }

  /** Where in the original the character ends. */
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

  /** Adds a character of any plane; one that does not exist is left out. */
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

  /** The same without what no eye can see. */
  SecretReading seen() {
    return within((char) 0, '~') ? this : only(OneLine::isSeen);
  }

  /** The same without white space and control characters. */
  SecretReading bare() {
    return within('!', '~') ? this : only(c -> !OneLine.isGap(c));
  }

  /** Nearly all texts are plain: what is not needed for them is not done. */
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
   * The same without anything from a {@code <} to its {@code >}.
   *
   * @param nested whether tags are in tags; if not, a {@code <} before another one is no tag
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

  /** The same, with characters that are bytes of UTF-8 joined to what they mean. */
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

  /** How many bytes of UTF-8 belong to the one there; 0 if it begins no character of several. */
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
