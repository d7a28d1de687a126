package airstep.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds a secret in a text as a patient attacker would: it reverses each encoding in every order,
 * and searches for the secret or for twelve characters of it. It shares no code with what hides
 * secrets.
 */
public final class Recovery {

  private static final int ENOUGH = 12;
  private static final int STEPS = 7;

  private static final Pattern PERCENT = Pattern.compile("(?:(?:%|\\\\x)[0-9a-fA-F]{2})+");
  private static final Pattern UNICODE = Pattern.compile("[%\\\\][uU]([0-9a-fA-F]{4})");
  private static final Pattern BRACED = Pattern.compile("\\\\u\\{([0-9a-fA-F]{1,6})}");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([\"'/\\\\bfnrt])");
  private static final Pattern DECIMAL = Pattern.compile("&#0*([0-9]{1,7})(?:;|(?=&))");
  private static final Pattern HEXADECIMAL = Pattern.compile("&#[xX]0*([0-9a-fA-F]{1,6});");
  private static final Pattern TAG = Pattern.compile("<[^<>]*>");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{12,}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{16,}");
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\s\\p{Cc}\\p{Cf}\\p{Zs}\\x{34f}\\x{115f}\\x{1160}\\x{3164}\\x{ffa0}\\x{fe00}-\\x{fe0f}"
              + "\\x{180b}-\\x{180f}\\x{e0000}-\\x{e0fff}]");

  private static final List<UnaryOperator<String>> WAYS =
      List.of(
          text -> UNSEEN.matcher(text).replaceAll(""),
          text -> TAG.matcher(text).replaceAll(""),
          text -> PERCENT.matcher(text).replaceAll(Recovery::percent),
          text -> UNICODE.matcher(text).replaceAll(hit -> character(hit.group(1), 16)),
          text -> BRACED.matcher(text).replaceAll(hit -> character(hit.group(1), 16)),
          text -> ESCAPE.matcher(text).replaceAll(Recovery::escape),
          text -> DECIMAL.matcher(text).replaceAll(hit -> character(hit.group(1), 10)),
          text -> HEXADECIMAL.matcher(text).replaceAll(hit -> character(hit.group(1), 16)),
          Recovery::named);

  private final Set<String> parts = new HashSet<>();

  /** Looks for that secret. */
  public Recovery(String secret) {
    String bare = UNSEEN.matcher(secret.toLowerCase(Locale.ROOT)).replaceAll("");
    for (String form : List.of(secret.toLowerCase(Locale.ROOT), bare)) {
      int length = Math.min(ENOUGH, form.length());
      for (int at = 0; at + length <= form.length(); at++) {
        parts.add(form.substring(at, at + length));
      }
    }
  }

  /** What was found, and in which reading of the text; empty if nothing was found. */
  public Optional<String> in(String text) {
    Set<String> seen = new HashSet<>();
    List<String> now = List.of(text);
    for (int step = 0; step < STEPS && !now.isEmpty(); step++) {
      List<String> next = new ArrayList<>();
      for (String one : now) {
        if (one.length() < 4 || !seen.add(one)) {
          continue;
        }
        String lower = one.toLowerCase(Locale.ROOT);
        for (String part : parts) {
          if (lower.contains(part)) {
            return Optional.of(part + " in " + one);
          }
        }
        WAYS.forEach(way -> next.add(way.apply(one)));
        unpack(one, next);
      }
      now = next;
    }
    return Optional.empty();
  }

  private static void unpack(String text, List<String> found) {
    BASE64
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .forEach(
            run -> {
              for (int at = 0; at < 4; at++) {
                String rest = run.substring(at).replace('-', '+').replace('_', '/');
                String whole = rest.substring(0, rest.length() / 4 * 4);
                readable(Base64.getDecoder().decode(whole), found);
                if (rest.length() % 4 > 1) {
                  readable(Base64.getDecoder().decode(rest), found);
                }
              }
            });
    HEX.matcher(text)
        .results()
        .map(MatchResult::group)
        .forEach(
            run -> {
              for (int at = 0; at < 2; at++) {
                String rest = run.substring(at);
                readable(HexFormat.of().parseHex(rest.substring(0, rest.length() / 2 * 2)), found);
              }
            });
  }

  private static void readable(byte[] bytes, List<String> found) {
    for (String run : new String(bytes, StandardCharsets.UTF_8).split("[\\x01-\\x08\ufffd]+", -1)) {
      if (run.length() >= 8) {
        found.add(run);
      }
    }
  }

  private static String percent(MatchResult hit) {
    byte[] bytes = HexFormat.of().parseHex(hit.group().replaceAll("%|\\\\x", ""));
    return quoted(new String(bytes, StandardCharsets.UTF_8));
  }

  private static String escape(MatchResult hit) {
    String c = hit.group(1);
    return quoted("bfnrt".contains(c) ? "\n" : c);
  }

  private static String character(String digits, int radix) {
    int c = Integer.parseInt(digits, radix);
    return Character.isValidCodePoint(c) ? quoted(Character.toString(c)) : "";
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("$", "\\$");
  }

  private static String named(String text) {
    return text.replaceAll("(?i)&lt;", "<")
        .replaceAll("(?i)&gt;", ">")
        .replaceAll("(?i)&quot;", "\"")
        .replaceAll("(?i)&apos;", "'")
        .replaceAll("(?i)&sol;", "/")
        .replaceAll("(?i)&plus;", "+")
        .replaceAll("(?i)&equals;", "=")
        .replaceAll("(?i)&lowbar;", "_")
        .replaceAll("(?i)&amp;", "&");
  }
}
