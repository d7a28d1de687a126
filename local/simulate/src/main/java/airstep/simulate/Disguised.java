package airstep.simulate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret in the forms in which a text may hide it. It shares no code with what hides secrets in
 * the steps.
 */
final class Disguised {

  private static final Pattern PERCENT = Pattern.compile("(?:%[0-9a-fA-F]{2})+");
  private static final Pattern NUMBER =
      Pattern.compile("(?:&#0*([0-9]{1,6});|&#[xX]0*([0-9a-fA-F]{1,5});|\\\\u([0-9a-fA-F]{4}))");

  /** White space and invisible characters; the last ones are neither control nor format. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[ \\p{Cc}\\p{Cf}\\x{fe00}-\\x{fe0f}" + "\\x{34f}\\x{115f}\\x{1160}\\x{3164}\\x{ffa0}]+");

  final String secret;
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
      // The first letters depend on what precedes, the last on what follows.
      packed.add(encoded.substring(before == 0 ? 0 : before + 1, moved.length / 3 * 4));
    }
    packed.add(HexFormat.of().formatHex(bytes));
    packed.add(HexFormat.of().withUpperCase().formatHex(bytes));
  }

  /** Whether a text shows it; callers have the text in lower case anyway. */
  boolean in(String text, String lower) {
    return lower.contains(plain) || packed.stream().anyMatch(text::contains);
  }

  /** The text without escapes and without invisible characters. */
  static String undone(String text) {
    String now = text;
    // No server escapes more than twice.
    for (int layer = 0; layer < 2 && needsUndoing(now); layer++) {
      now = PERCENT.matcher(now).replaceAll(Disguised::percent);
      now = NUMBER.matcher(now).replaceAll(Disguised::character);
      now = UNSEEN.matcher(now.replace("\\/", "/")).replaceAll("");
    }
    return now;
  }

  static boolean needsUndoing(String text) {
    return text.chars().anyMatch(c -> c > '~' || "%&\\\n".indexOf(c) >= 0);
  }

  private static String percent(MatchResult hit) {
    return Matcher.quoteReplacement(URLDecoder.decode(hit.group(), StandardCharsets.UTF_8));
  }

  private static String character(MatchResult hit) {
    int c =
        hit.group(1) != null
            ? Integer.parseInt(hit.group(1))
            : Integer.parseInt(hit.group(2) != null ? hit.group(2) : hit.group(3), 16);
    return Matcher.quoteReplacement(Character.toString(c));
  }
}
