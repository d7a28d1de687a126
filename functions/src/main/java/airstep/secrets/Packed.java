package airstep.secrets;

import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/** Decodes Base64 and hex inside a text. */
final class Packed {

  private Packed() {}

  /**
   * Decodes each run of such characters, from every offset at which a group may begin.
   *
   * @param shortest the minimum length of a result
   * @param found receives decoded parts that may be text
   */
  static void unpack(SecretReading text, int shortest, Consumer<SecretReading> found) {
    unpack(text, 6, Packed::sextet, shortest, found);
    unpack(text, 4, Packed::nibble, shortest, found);
  }

  /**
   * Decodes one alphabet.
   *
   * @param bits the bits per character
   * @param value the value of a character, or -1
   */
  private static void unpack(
      SecretReading text,
      int bits,
      IntUnaryOperator value,
      int shortest,
      Consumer<SecretReading> found) {
    int run = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && value.applyAsInt(text.at(i)) >= 0) {
        run++;
        continue;
      }
      if (run * bits / 8 >= shortest) {
        int group = bits == 6 ? 4 : 2;
        for (int skipped = 0; skipped < group; skipped++) {
          texts(bytes(text, i - run + skipped, i, bits, value), shortest, found);
        }
      }
      run = 0;
    }
  }

  private static SecretReading bytes(
      SecretReading text, int from, int to, int bits, IntUnaryOperator value) {
    SecretReading bytes = new SecretReading(Math.max(0, to - from) * bits / 8);
    int held = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      held = held << bits | value.applyAsInt(text.at(i));
      count += bits;
      if (count >= 8) {
        count -= 8;
        // The byte started in the previous character.
        bytes.add((char) (held >> count & 0xff), text.from(i - 1), text.to(i));
        held &= (1 << count) - 1;
      }
    }
    return bytes;
  }

  /** Selects the parts that may be text. Most runs that are not Base64 fail at once. */
  private static void texts(SecretReading bytes, int shortest, Consumer<SecretReading> found) {
    int begin = 0;
    int i = 0;
    while (i <= bytes.length()) {
      int more = i < bytes.length() ? bytes.bytesAfter(i) : 0;
      if (more == 0 && (i == bytes.length() || !couldBeText(bytes.at(i)))) {
        if (i - begin >= shortest) {
          found.accept(bytes.part(begin, i));
        }
        begin = i + 1;
      }
      i += 1 + more;
    }
  }

  private static boolean couldBeText(char c) {
    // UTF-16 has a zero between the bytes of ASCII text.
    return (c >= ' ' && c <= '~') || c == '\n' || c == '\r' || c == '\t' || c == 0;
  }

  private static int sextet(int c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return switch (c) {
      case '+', '-' -> 62;
      case '/', '_' -> 63;
      default -> -1;
    };
  }

  private static int nibble(int c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
