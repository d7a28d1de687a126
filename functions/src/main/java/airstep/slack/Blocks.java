package airstep.slack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds a message of blocks, with fields in a fixed order. */
public final class Blocks {

  private Blocks() {}

  /**
   * Creates the payload for a webhook, without previews of links.
   *
   * @param notification in Slack markup, like all but the header
   * @param header plain text
   * @param sections each a block of its own
   * @param footer empty for none
   */
  public static Map<String, Object> message(
      String notification, String header, List<String> sections, String footer) {
    List<Object> blocks = new ArrayList<>();
    blocks.add(block("header", "text", text("plain_text", header, "emoji")));
    sections.forEach(section -> blocks.add(block("section", "text", mrkdwn(section))));
    if (!footer.isEmpty()) {
      blocks.add(block("context", "elements", List.of(mrkdwn(footer))));
    }
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("text", notification);
    message.put("blocks", blocks);
    message.put("unfurl_links", false);
    message.put("unfurl_media", false);
    return message;
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
