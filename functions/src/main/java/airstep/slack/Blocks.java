package airstep.slack;

import airstep.vocabulary.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds a message of blocks, with fields in a fixed order. */
public final class Blocks {

  private Blocks() {}

  /**
   * Creates the payload for a webhook, without previews of links.
   *
   * @param notification in Slack markup, like all but the header, which is plain text
   * @param sections each a block of its own
   */
  public static Map<String, Object> message(
      String notification, String header, List<String> sections, String footer) {
    List<JsonFields> blocks = new ArrayList<>();
    blocks.add(block("header", "text", text("plain_text", header, "emoji")));
    sections.forEach(section -> blocks.add(block("section", "text", mrkdwn(section))));
    blocks.add(block("context", "elements", List.of(mrkdwn(footer))));
    return new JsonFields()
        .put("text", notification)
        .put("blocks", blocks)
        .put("unfurl_links", false)
        .put("unfurl_media", false)
        .map();
  }

  private static JsonFields mrkdwn(String text) {
    // Verbatim keeps Slack from turning text into mentions.
    return text("mrkdwn", text, "verbatim");
  }

  private static JsonFields text(String type, String text, String flag) {
    return block(type, "text", text).put(flag, true);
  }

  private static JsonFields block(String type, String field, Object value) {
    return new JsonFields().put("type", type).put(field, value);
  }
}
