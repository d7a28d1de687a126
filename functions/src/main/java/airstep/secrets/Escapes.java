package airstep.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Undoes one layer of URL, HTML and JSON escapes. */
final class Escapes {

  private Escapes() {}

  /** Returns the text without its outermost escapes, and with bytes of UTF-8 as characters. */
  static String undone(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' || c == '&' || c == '\\' || c > '~') {
        return decoded(text);
      }
    }
    return text;
  }

  private static String decoded(String text) {
    String undone =
        Forms.ESCAPE.matcher(text).replaceAll(hit -> Matcher.quoteReplacement(meant(hit)));
    return Forms.UTF8
        .matcher(undone)
        .replaceAll(hit -> new String(hit.group().getBytes(ISO_8859_1), UTF_8));
  }

  private static String meant(MatchResult escape) {
    for (int group = 1; group <= 4; group++) {
      if (escape.group(group) != null) {
        return character(Integer.parseInt(escape.group(group), 16));
      }
    }
    if (escape.group(5) != null) {
      return character(Integer.parseInt(escape.group(5)));
    }
    if (escape.group(6) != null) {
      return Forms.NAMED.getOrDefault(escape.group(6).toLowerCase(Locale.ROOT), escape.group());
    }
    String kind = escape.group(7).toLowerCase(Locale.ROOT);
    return "bfnrt".contains(kind) ? "\n" : kind;
  }

  private static String character(int c) {
    return Character.isValidCodePoint(c) ? Character.toString(c) : "";
  }

  /** Loaded only for a text with an escape, or beyond ASCII. */
  private static final class Forms {

    /** Groups 1 to 4 are hexadecimal. Browsers accept a number without its semicolon. */
    static final Pattern ESCAPE =
        Pattern.compile(
            "(?:%u|\\\\u)([0-9a-f]{4})"
                + "|\\\\u\\{0*([0-9a-f]{1,6})}"
                + "|(?:%|\\\\x)([0-9a-f]{2})"
                + "|&#x0*([0-9a-f]{1,6})(?:;|(?=&)|$)"
                + "|&#0*([0-9]{1,7})(?:;|(?=&)|$)"
                + "|&([a-z]{2,20});"
                + "|\\\\([\"'/\\\\bfnrt])",
            Pattern.CASE_INSENSITIVE);

    static final Pattern UTF8 =
        Pattern.compile(
            "[\u00c2-\u00df][\u0080-\u00bf]"
                + "|[\u00e0-\u00ef][\u0080-\u00bf]{2}"
                + "|[\u00f0-\u00f4][\u0080-\u00bf]{3}");

    /** HTML names of characters that may occur in a secret, in lower case. */
    static final Map<String, String> NAMED = named();

    private static Map<String, String> named() {
      String all =
          "amp& lt< gt> quot\" apos' sol/ plus+ equals= lowbar_ underbar_ period. comma, colon:"
              + " semi; excl! num# dollar$ percnt% lpar( rpar) ast* midast* quest? commat@ lbrack["
              + " lsqb[ rbrack] rsqb] bsol\\ hat^ grave` diacriticalgrave` lcub{ lbrace{ verbar|"
              + " vert| verticalline| rcub} rbrace} hyphen- dash- nbsp\n tab\n newline\n shy\u00ad"
              + " zwj\u200d zwnj\u200c lrm\u200e rlm\u200f zerowidthspace\u200b nobreak\u2060"
              + " ensp\n emsp\n thinsp\n hairsp\n";
      Map<String, String> named = new HashMap<>();
      for (String one : all.split(" ", -1)) {
        int last = one.length() - 1;
        named.put(one.substring(0, last), one.substring(last));
      }
      return named;
    }
  }
}
