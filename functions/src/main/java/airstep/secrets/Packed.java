package airstep.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes Base64 and hex inside a text. */
final class Packed {

  // Both decode to at least eight bytes.
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{11,}");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{16,}");

  /** Most runs that are not Base64 decode to such bytes. UTF-16 has zeros between the letters. */
  private static final Pattern NO_TEXT =
      Pattern.compile("[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ufffd]+");

  private Packed() {}

  /** Returns the texts in each run of such characters, from every offset of a group. */
  static List<String> in(String text) {
    List<String> found = new ArrayList<>();
    Matcher base64 = BASE64.matcher(text);
    while (base64.find()) {
      String run = base64.group().replace('-', '+').replace('_', '/');
      for (int from = 0; from < 4; from++) {
        // A single character is left over from a group that is not complete.
        int to = (run.length() - from) % 4 == 1 ? run.length() - 1 : run.length();
        add(Base64.getDecoder().decode(run.substring(from, to)), found);
      }
    }
    Matcher hex = HEX.matcher(text);
    while (hex.find()) {
      String run = hex.group();
      for (int from = 0; from < 2; from++) {
        int to = run.length() - (run.length() - from) % 2;
        add(HexFormat.of().parseHex(run, from, to), found);
      }
    }
    return found;
  }

  private static void add(byte[] bytes, List<String> found) {
    found.addAll(List.of(NO_TEXT.split(new String(bytes, StandardCharsets.UTF_8))));
  }
}
