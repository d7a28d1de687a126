package airstep.slack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the blocks of a message, with fields in a fixed order. */
public final class Blocks {

  private Blocks() {}

  /**
   * Creates the payload for a webhook, without previews of links.
   *
   * @param text the notification
   */
  public static Map<String, Object> message(String text, List<?> blocks) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("text", text);
    message.put("blocks", blocks);
    message.put("unfurl_links", false);
    message.put("unfurl_media", false);
    return message;
  }

  public static Map<String, Object> header(String text) {
    return block("header", "text", text("plain_text", text, "emoji"));
  }

  /** Creates a section with Slack markup. */
  public static Map<String, Object> section(String text) {
    return block("section", "text", mrkdwn(text));
  }

  /** Creates a context block with Slack markup. */
  public static Map<String, Object> context(String text) {
    return block("context", "elements", List.of(mrkdwn(text)));
  }

  private static Map<String, Object> mrkdwn(String text) {
    // Verbatim keeps Slack from turning text into mentions.
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
