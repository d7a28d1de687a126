package airstep.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Decodes Base64 and hex inside a text. */
final class Packed {

  // Both decode to at least eight bytes.
  private static final int SHORTEST_HEX = 16;
  private static final int SHORTEST_BASE64 = 11;

  private Packed() {}

  /** Returns the texts in each run of such characters, from every offset of a group. */
  static List<String> in(String text) {
    List<String> found = new ArrayList<>();
    int base64 = 0;
    int hex = 0;
    boolean text64 = false;
    for (int end = 0; end <= text.length(); end++) {
      char c = end < text.length() ? text.charAt(end) : ' ';
      boolean isHex = HexFormat.isHexDigit(c);
      boolean isBase64 = isBase64(c);
      if (!isBase64 && text64 && base64 >= SHORTEST_BASE64) {
        addBase64(text.substring(end - base64, end), found);
      }
      base64 = isBase64 ? base64 + 1 : 0;
      // Identifiers and times have no other letters, but Base64 of a text has.
      text64 = isBase64 && (text64 || !(isHex || c == '-' || c == 'T'));
      if (!isHex && hex >= SHORTEST_HEX) {
        addHex(text.substring(end - hex, end), found);
      }
      hex = isHex ? hex + 1 : 0;
    }
    return found;
  }

  private static boolean isBase64(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '+'
        || c == '/';
  }

  private static void addBase64(String run, List<String> found) {
    String standard = run.replace('-', '+').replace('_', '/');
    for (int from = 0; from < 4; from++) {
      // A single character is left over from a group that is not complete.
      int to = (run.length() - from) % 4 == 1 ? run.length() - 1 : run.length();
      addTexts(Base64.getDecoder().decode(standard.substring(from, to)), found);
    }
  }

  private static void addHex(String run, List<String> found) {
    for (int from = 0; from < 2; from++) {
      int to = run.length() - (run.length() - from) % 2;
      addTexts(HexFormat.of().parseHex(run, from, to), found);
    }
  }

  /** Most runs that are not Base64 decode to such bytes. UTF-16 has zeros between the letters. */
  private static void addTexts(byte[] bytes, List<String> found) {
    String decoded = new String(bytes, StandardCharsets.UTF_8);
    int from = 0;
    for (int end = 0; end <= decoded.length(); end++) {
      char c = end < decoded.length() ? decoded.charAt(end) : 0xfffd;
      boolean noText = c < ' ' ? c > 0 && !Character.isWhitespace(c) : c == 0x7f || c == 0xfffd;
      if (noText && end - from >= SecretParts.SHORTEST_JOINED) {
        found.add(decoded.substring(from, end));
      }
      from = noText ? end + 1 : from;
    }
  }
}
