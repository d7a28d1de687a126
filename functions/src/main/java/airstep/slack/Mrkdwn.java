package airstep.slack;

/** Slack's own markup: foreign text is made harmless before it gets in. */
final class Mrkdwn {

  private Mrkdwn() {}

  /** Text that Slack shows as it is: it cannot ping anybody or forge a link. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String bold(String text) {
    return "*" + escape(text).replace('*', '∗') + "*";
  }

  /** A link, or only its text if the address is not one that can stand in a link. */
  static String link(String address, String text) {
    boolean fit = address.startsWith("https://") || address.startsWith("http://");
    return fit && address.matches("[^\\s<>|]{1,2900}")
        ? "<" + address.replace("&", "&amp;") + "|" + escape(text) + ">"
        : escape(text);
  }

  /** At most that many characters, cut before escaping so that no escape is cut in two. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }
}
