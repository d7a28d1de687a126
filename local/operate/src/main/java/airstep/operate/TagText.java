package airstep.operate;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Any text as the value of a tag, which may have letters, digits, spaces and {@code _.:/=+-@} only.
 * Any other character is written as its bytes in hex, each after an equals sign.
 */
final class TagText {

  /** The limit of a tag's value. */
  private static final int LONGEST = 256;

  private static final Pattern BYTES = Pattern.compile("(?:=[0-9A-F]{2})+");

  private TagText() {}

  /** Returns the text, or as much of it as a tag can keep. */
  static String encode(String text) {
    StringBuilder value = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      String one = isAllowed(c) ? Character.toString(c) : hex(c);
      if (value.length() + one.length() > LONGEST) {
        break;
      }
      value.append(one);
    }
    return value.toString();
  }

  static String decode(String value) {
    return BYTES
        .matcher(value)
        .replaceAll(found -> Matcher.quoteReplacement(bytes(found.group().substring(1))));
  }

  private static boolean isAllowed(int c) {
    return Character.isLetterOrDigit(c) || " _.:/+-@".indexOf(c) >= 0;
  }

  private static String hex(int c) {
    StringBuilder hex = new StringBuilder();
    for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      hex.append("=%02X".formatted(b));
    }
    return hex.toString();
  }

  private static String bytes(String hex) {
    String[] all = hex.split("=", -1);
    byte[] bytes = new byte[all.length];
    for (int i = 0; i < all.length; i++) {
      bytes[i] = (byte) Integer.parseInt(all[i], 16);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
