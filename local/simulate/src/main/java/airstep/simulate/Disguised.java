package airstep.simulate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A secret in the forms in which a text may hold it unseen. Nothing of it is shared with what hides
 * secrets in the steps.
 */
final class Disguised {

  private static final Pattern PERCENT = Pattern.compile("(?:%[0-9a-fA-F]{2})+");
  private static final Pattern NUMBER =
      Pattern.compile("(?:&#0*([0-9]{1,6});|&#[xX]0*([0-9a-fA-F]{1,5});|\\\\u([0-9a-fA-F]{4}))");
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\s\\p{Cc}\\p{Cf}\\x{34f}\\x{115f}\\x{1160}\\x{3164}\\x{ffa0}\\x{fe00}-\\x{fe0f}]");

  private final String secret;
  private final String plain;
  private final List<String> packed = new ArrayList<>();

  Disguised(String secret) {
    this.secret = secret;
    this.plain = secret.toLowerCase(Locale.ROOT);
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    for (int before = 0; before < 3; before++) {
      byte[] moved = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, moved, before, bytes.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(moved);
      // The first letters depend on what stands before, the last on what follows.
      packed.add(encoded.substring(before == 0 ? 0 : before + 1, moved.length / 3 * 4));
    }
    packed.add(HexFormat.of().formatHex(bytes));
    packed.add(HexFormat.of().withUpperCase().formatHex(bytes));
  }

  String secret() {
    return secret;
  }

  /** Whether a text shows it; the text in small letters is given too, since it is needed often. */
  boolean in(String text, String lower) {
    return lower.contains(plain) || packed.stream().anyMatch(text::contains);
  }

  /** What a text says once its escapes are undone and what is unseen is left out. */
  static String undone(String text) {
    String now = text;
    // One escape within another is as deep as any server goes.
    for (int layer = 0; layer < 2 && needsUndoing(now); layer++) {
      now = PERCENT.matcher(now).replaceAll(Disguised::percent);
      now = NUMBER.matcher(now).replaceAll(Disguised::character);
      now = UNSEEN.matcher(now.replace("\\/", "/")).replaceAll("");
    }
    return now;
  }

  static boolean needsUndoing(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' || c == '&' || c == '\\' || c == '\n' || c > 0x7e) {
        return true;
      }
    }
    return false;
  }

  private static String percent(MatchResult hit) {
    return quoted(URLDecoder.decode(hit.group(), StandardCharsets.UTF_8));
  }

  private static String character(MatchResult hit) {
    int c =
        hit.group(1) != null
            ? Integer.parseInt(hit.group(1))
            : Integer.parseInt(hit.group(2) != null ? hit.group(2) : hit.group(3), 16);
    return quoted(Character.toString(c));
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("$", "\\$");
  }
}
