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

  /** Every form of it that a text may hold, in which only the first one may change its case. */
  List<String> words() {
    List<String> words = new ArrayList<>(packed);
    words.addFirst(plain);
    return words;
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
      if (now.indexOf('%') >= 0) {
        now = PERCENT.matcher(now).replaceAll(Disguised::percent);
      }
      if (now.contains("&#") || now.contains("\\u")) {
        now = NUMBER.matcher(now).replaceAll(Disguised::character);
      }
      now = now.replace("\\/", "/");
      now = seen(now);
    }
    return now;
  }

  static boolean needsUndoing(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~' || c == '%' || c == '&' || c == '\\' || c == '\n') {
        return true;
      }
    }
    return false;
  }

  /** The text without white space and invisible characters. */
  private static String seen(String text) {
    StringBuilder seen = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if ((c > ' ' && c <= '~') || !isUnseen(c)) {
        seen.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return seen.toString();
  }

  /** The last ones are neither control nor format characters. */
  private static boolean isUnseen(int c) {
    return c == ' '
        || Character.getType(c) == Character.CONTROL
        || Character.getType(c) == Character.FORMAT
        || (c >= 0xfe00 && c <= 0xfe0f)
        || c == 0x34f
        || c == 0x115f
        || c == 0x1160
        || c == 0x3164
        || c == 0xffa0;
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
