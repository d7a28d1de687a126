package airstep.simulate;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Answers with status 200 and without their list, with empty rows, or with an empty list. */
final class NoList {

  /** How many variants of a missing list there are. */
  static final int CHOICES = 6;

  private static final List<String> LISTS = List.of("data", "jobs", "connections", "workspaces");

  private NoList() {}

  /** The answer without its list, or with empty rows. */
  static Http.Response of(int choice, Http.Response whole) {
    if (!(FaultyAnswers.read(whole) instanceof ObjectNode body) || name(body).isEmpty()) {
      return whole;
    }
    String name = name(body);
    ArrayNode rows = (ArrayNode) body.get(name);
    switch (choice) {
      case 0 -> body.remove(name);
      case 1 -> body.set("items", body.remove(name));
      case 2 -> body.putNull(name);
      case 3 -> body.putObject(name);
      case 4 -> {
        for (int i = 0; i < rows.size(); i++) {
          rows.set(i, JsonNodeFactory.instance.objectNode());
        }
      }
      default -> {
        body.removeAll();
        body.put("message", "Forbidden");
      }
    }
    return Replies.json(whole.status(), body);
  }

  /** The answer with an empty list. */
  static Http.Response empty(Http.Response whole) {
    JsonNode body = FaultyAnswers.read(whole);
    if (!(FaultyAnswers.rows(body) instanceof ArrayNode rows)) {
      return whole;
    }
    rows.removeAll();
    return Replies.json(whole.status(), body);
  }

  private static String name(ObjectNode body) {
    return LISTS.stream().filter(it -> body.path(it).isArray()).findFirst().orElse("");
  }
}
