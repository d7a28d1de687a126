package airstep.slack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The blocks that messages are made of; their fields are in the same order each time. */
public final class Blocks {

  private Blocks() {}

  public static Map<String, Object> header(String text) {
    return block("header", "text", text("plain_text", text, "emoji"));
  }

  /** Text in Slack's markup. */
  public static Map<String, Object> section(String text) {
    return block("section", "text", mrkdwn(text));
  }

  /** Small print in Slack's markup. */
  public static Map<String, Object> context(String text) {
    return block("context", "elements", List.of(mrkdwn(text)));
  }

  private static Map<String, Object> mrkdwn(String text) {
    // Verbatim, or else Slack would make mentions of what looks like one.
    return text("mrkdwn", text, "verbatim");
  }

  private static Map<String, Object> text(String type, String text, String flag) {
    Map<String, Object> object = block(type, "text", text);
    object.put(flag, true);
    return object;
  }

  private static Map<String, Object> block(String type, String field, Object value) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("type", type);
    block.put(field, value);
    return block;
  }
}
