package airstep.embedded.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Block Kit's documented limits. Lengths count what is sent, so an escaped {@code &} is five. */
final class BlockKit {

  private static final Set<String> OTHER_BLOCKS =
      Set.of("divider", "file", "input", "rich_text", "table", "video");
  private static final Set<String> MRKDWN_OR_PLAIN = Set.of("mrkdwn", "plain_text");
  private static final Set<String> PLAIN = Set.of("plain_text");

  private final List<String> faults = new ArrayList<>();

  private BlockKit() {}

  /** What Slack would not take in this payload: where, and why. */
  static List<String> faults(JsonNode payload) {
    var check = new BlockKit();
    if (payload.isObject()) {
      check.message(payload);
    } else {
      check.fault("payload", "is not an object");
    }
    return List.copyOf(check.faults);
  }

  private void message(JsonNode payload) {
    blocks(payload.path("blocks"), "blocks");
    JsonNode attachments = payload.path("attachments");
    for (int i = 0; i < attachments.size(); i++) {
      String where = "attachments[" + i + "].blocks";
      blocks(attachments.get(i).path("blocks"), where);
    }
  }

  private void blocks(JsonNode blocks, String where) {
    if (blocks.isMissingNode()) {
      return;
    }
    list(blocks, where, 0, 50);
    int markdown = 0;
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < blocks.size(); i++) {
      JsonNode block = blocks.get(i);
      block(block, where + "[" + i + "]");
      if (block.has("block_id") && !ids.add(block.path("block_id").asText())) {
        fault(where + "[" + i + "].block_id", "is used twice");
      }
      if (block.path("type").asText().equals("markdown")) {
        markdown += block.path("text").asText().length();
      }
    }
    if (markdown > 12_000) {
      fault("markdown text", "has " + markdown + " characters together, at most 12000");
    }
  }

  private void block(JsonNode block, String where) {
    string(block, "block_id", where, 0, 255);
    switch (block.path("type").asText()) {
      case "header" -> text(block.path("text"), where + ".text", PLAIN, 150);
      case "section" -> section(block, where);
      case "context" -> context(block.path("elements"), where + ".elements");
      case "actions" -> actions(block.path("elements"), where + ".elements");
      case "image" -> image(block, where);
      case "markdown" -> required(block, "text", where, 12_000);
      case String type when OTHER_BLOCKS.contains(type) -> {}
      case String type -> fault(where + ".type", "'" + type + "' is unknown");
    }
  }

  private void section(JsonNode section, String where) {
    if (!section.has("text") && !section.has("fields")) {
      fault(where, "has neither text nor fields");
    }
    if (section.has("text")) {
      text(section.path("text"), where + ".text", MRKDWN_OR_PLAIN, 3_000);
    }
    if (section.has("fields")) {
      JsonNode fields = section.path("fields");
      list(fields, where + ".fields", 1, 10);
      for (int i = 0; i < fields.size(); i++) {
        text(fields.get(i), where + ".fields[" + i + "]", MRKDWN_OR_PLAIN, 2_000);
      }
    }
    if (section.path("accessory").path("type").asText().equals("button")) {
      button(section.path("accessory"), where + ".accessory");
    }
  }

  private void context(JsonNode elements, String where) {
    list(elements, where, 1, 10);
    for (int i = 0; i < elements.size(); i++) {
      JsonNode element = elements.get(i);
      if (element.path("type").asText().equals("image")) {
        image(element, where + "[" + i + "]");
      } else {
        text(element, where + "[" + i + "]", MRKDWN_OR_PLAIN, 3_000);
      }
    }
  }

  private void actions(JsonNode elements, String where) {
    list(elements, where, 1, 25);
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i).path("type").asText().equals("button")) {
        button(elements.get(i), where + "[" + i + "]");
      }
    }
  }

  private void button(JsonNode button, String where) {
    text(button.path("text"), where + ".text", PLAIN, 75);
    string(button, "url", where, 0, 3_000);
    string(button, "value", where, 0, 2_000);
    string(button, "action_id", where, 0, 255);
    if (button.has("style")
        && !Set.of("primary", "danger").contains(button.get("style").asText())) {
      fault(where + ".style", "is neither primary nor danger");
    }
  }

  private void image(JsonNode image, String where) {
    required(image, "alt_text", where, 2_000);
    if (!image.has("slack_file")) {
      required(image, "image_url", where, 3_000);
    }
  }

  private void text(JsonNode text, String where, Set<String> types, int most) {
    if (!types.contains(text.path("type").asText())) {
      fault(where + ".type", "is not " + String.join(" or ", types));
    }
    required(text, "text", where, most);
  }

  private void required(JsonNode parent, String name, String where, int most) {
    if (!parent.has(name)) {
      fault(where + "." + name, "is missing");
    }
    string(parent, name, where, 1, most);
  }

  private void string(JsonNode parent, String name, String where, int least, int most) {
    JsonNode value = parent.path(name);
    if (value.isMissingNode()) {
      return;
    }
    int length = value.asText().length();
    if (!value.isTextual()) {
      fault(where + "." + name, "is not a string");
    } else if (length < least || length > most) {
      fault(where + "." + name, "has " + length + " characters, " + least + " to " + most);
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
