package airstep.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Undoes one layer of URL, JSON and HTML escapes. */
final class Escapes {

  private Escapes() {}

  /**
   * Returns the text without its outermost escapes of URLs and JSON, and without those of HTML: one
   * may interrupt the other.
   */
  static List<String> undone(String text) {
    boolean html = text.indexOf('&') >= 0 && (text.indexOf(';') >= 0 || text.contains("&#"));
    boolean code = text.indexOf('%') >= 0 || text.indexOf('\\') >= 0;
    return !html && !code
        ? List.of()
        : List.of(
            code ? Forms.CODE.matcher(text).replaceAll(Escapes::code) : text,
            html ? Forms.HTML.matcher(text).replaceAll(Escapes::html) : text);
  }

  /** Returns the text with the character that bytes of UTF-8 encode in place of them. */
  static String joined(String bytes) {
    return mayHoldBytes(bytes)
        ? Forms.UTF8
            .matcher(bytes)
            .replaceAll(hit -> new String(hit.group().getBytes(ISO_8859_1), UTF_8))
        : bytes;
  }

  private static boolean mayHoldBytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && c <= 0xff) {
        return true;
      }
    }
    return false;
  }

  private static String code(MatchResult escape) {
    for (int group = 1; group <= 3; group++) {
      if (escape.group(group) != null) {
        return character(Integer.parseInt(escape.group(group), 16));
      }
    }
    String kind = escape.group(4).toLowerCase(Locale.ROOT);
    return "bfnrt".contains(kind) ? "\n" : Matcher.quoteReplacement(kind);
  }

  private static String html(MatchResult escape) {
    if (escape.group(1) != null) {
      return character(Integer.parseInt(escape.group(1), 16));
    }
    if (escape.group(2) != null) {
      return character(Integer.parseInt(escape.group(2)));
    }
    // The other names are of white space, of invisible characters, or of none in a secret.
    String name = " " + escape.group(3).toLowerCase(Locale.ROOT);
    int at = Forms.NAMED.indexOf(name) + name.length();
    boolean known = at >= name.length() && !Character.isLetter(Forms.NAMED.charAt(at));
    return known ? character(Forms.NAMED.charAt(at)) : "";
  }

  private static String character(int c) {
    return Character.isValidCodePoint(c) ? Matcher.quoteReplacement(Character.toString(c)) : "";
  }

  /** Loaded only for a text with an escape, or with what may be bytes beyond ASCII. */
  private static final class Forms {

    /**
     * Groups 1 to 3 are hexadecimal. Most characters fit none of the forms, which is seen first.
     */
    static final Pattern CODE =
        Pattern.compile(
            "(?=[%\\\\])(?:[%\\\\]u([0-9a-f]{4})"
                + "|\\\\[ux]\\{0*([0-9a-f]{1,6})}"
                + "|(?:%|\\\\x)([0-9a-f]{2})"
                + "|\\\\([^a-z0-9]|[bfnrt]))",
            Pattern.CASE_INSENSITIVE);

    /** Browsers accept a number without its semicolon. */
    static final Pattern HTML =
        Pattern.compile(
            "&(?:#x0*([0-9a-f]{1,6});?|#0*([0-9]{1,7});?|([a-z][a-z0-9]{1,30});)",
            Pattern.CASE_INSENSITIVE);

    static final Pattern UTF8 =
        Pattern.compile(
            "[\u00c2-\u00df][\u0080-\u00bf]"
                + "|[\u00e0-\u00ef][\u0080-\u00bf]{2}"
                + "|[\u00f0-\u00f4][\u0080-\u00bf]{3}");

    /** HTML names of characters that may occur in a secret, in lower case. */
    static final String NAMED =
        " amp& lt< gt> quot\" apos' sol/ plus+ equals= lowbar_ underbar_ period. comma, colon:"
            + " semi; excl! num# dollar$ percnt% lpar( rpar) ast* midast* quest? commat@ lbrack["
            + " lsqb[ rbrack] rsqb] bsol\\ hat^ grave` diacriticalgrave` lcub{ lbrace{ verbar|"
            + " vert| verticalline| rcub} rbrace} hyphen- dash- ";
  }
}
