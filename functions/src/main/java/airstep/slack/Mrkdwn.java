package airstep.slack;

import airstep.text.OneLine;

/** Slack markup, with external text escaped. */
public final class Mrkdwn {

  private static final int LONGEST_ADDRESS = 700;

  private Mrkdwn() {}

  /**
   * Escapes text so that Slack shows it unchanged, without mentions or links.
   *
   * @param most the maximum length of the escaped text; never truncates inside an escape
   */
  public static String escape(String text, int most) {
    String whole = escape(text);
    if (whole.length() <= most) {
      return whole;
    }
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      String one = escape(Character.toString(c));
      if (escaped.length() + one.length() >= most) {
        break;
      }
      escaped.append(one);
    }
    return escaped.append('…').toString();
  }

  public static String bold(String text, int most) {
    // An asterisk would end the bold text.
    return "*" + escape(OneLine.of(text.replace('*', '∗'), most), most) + "*";
  }

  /** Returns a link, or only its text if the URL is not allowed in a link. */
  public static String link(String address, String text) {
    boolean fit =
        (address.startsWith("https://") || address.startsWith("http://"))
            && address.length() <= LONGEST_ADDRESS
            && address.chars().noneMatch(c -> c <= ' ' || c == '<' || c == '>' || c == '|');
    return fit ? "<" + address.replace("&", "&amp;") + "|" + escape(text) + ">" : escape(text);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
