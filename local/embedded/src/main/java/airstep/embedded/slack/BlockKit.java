package airstep.embedded.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Slack's documented limits of the blocks in alerts: headers, sections with one text, contexts. The
 * length of a text is the length as sent, so an escaped {@code &} counts as five.
 */
final class BlockKit {

  private final List<String> faults = new ArrayList<>();

  private BlockKit() {}

  /** Returns what Slack would refuse in this payload, or what alerts do not use. */
  static List<String> faults(JsonNode payload) {
    var check = new BlockKit();
    if (!payload.isObject()) {
      check.fault("payload", "is not an object");
    } else if (payload.has("blocks")) {
      check.blocks(payload.path("blocks"));
    }
    return List.copyOf(check.faults);
  }

  private void blocks(JsonNode blocks) {
    list(blocks, "blocks", 0, 50);
    for (int i = 0; i < blocks.size(); i++) {
      block(blocks.get(i), "blocks[" + i + "]");
    }
  }

  private void block(JsonNode block, String where) {
    switch (block.path("type").asText()) {
      case "header" -> text(block.path("text"), where + ".text", "plain_text", 150);
      case "section" -> text(block.path("text"), where + ".text", "mrkdwn", 3_000);
      case "context" -> context(block.path("elements"), where + ".elements");
      case String type -> fault(where + ".type", "'" + type + "' is unknown");
    }
  }

  private void context(JsonNode elements, String where) {
    list(elements, where, 1, 10);
    for (int i = 0; i < elements.size(); i++) {
      text(elements.get(i), where + "[" + i + "]", "mrkdwn", 3_000);
    }
  }

  private void text(JsonNode text, String where, String type, int most) {
    if (!text.path("type").asText().equals(type)) {
      fault(where + ".type", "is not " + type);
    }
    JsonNode value = text.path("text");
    int length = value.asText().length();
    if (!value.isTextual()) {
      fault(where + ".text", "is not a string");
    } else if (length < 1 || length > most) {
      fault(where + ".text", "has " + length + " characters, 1 to " + most);
    }
  }

  private void list(JsonNode list, String where, int least, int most) {
    if (!list.isArray()) {
      fault(where, "is not a list");
    } else if (list.size() < least || list.size() > most) {
      fault(where, "has " + list.size() + " items, " + least + " to " + most);
    }
  }

  private void fault(String where, String what) {
    faults.add(where + " " + what);
  }
}
