package airstep.slack;

import java.util.List;
import java.util.Map;

/** The blocks that messages are made of. */
public final class Blocks {

  private Blocks() {}

  public static Map<String, Object> header(String text) {
    return Map.of("type", "header", "text", plain(text));
  }

  /** Text in Slack's markup. */
  public static Map<String, Object> section(String text) {
    return Map.of("type", "section", "text", mrkdwn(text));
  }

  /** Small print in Slack's markup. */
  public static Map<String, Object> context(String text) {
    return Map.of("type", "context", "elements", List.of(mrkdwn(text)));
  }

  public static Map<String, Object> divider() {
    return Map.of("type", "divider");
  }

  private static Map<String, Object> mrkdwn(String text) {
    // Verbatim, or else Slack would make mentions of what looks like one.
    return Map.of("type", "mrkdwn", "text", text, "verbatim", true);
  }

  private static Map<String, Object> plain(String text) {
    return Map.of("type", "plain_text", "text", text, "emoji", true);
  }
}
