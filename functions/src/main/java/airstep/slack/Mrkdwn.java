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
    int end = Math.min(text.length(), most);
    while (escape(text.substring(0, end)).length() >= most) {
      end = text.offsetByCodePoints(end, -1);
    }
    return escape(text.substring(0, end)) + "…";
  }

  public static String bold(String text, int most) {
    // An asterisk would end the bold text.
    return "*" + escape(OneLine.of(text.replace('*', '∗'), most), most) + "*";
  }

  /** Returns a link, or only its text if the URL is not allowed in a link. */
  public static String link(String address, String text) {
    boolean fit =
        address.length() <= LONGEST_ADDRESS && address.matches("https?://[^\\x00-\\x20<>|]*");
    return fit ? "<" + address.replace("&", "&amp;") + "|" + escape(text) + ">" : escape(text);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
