package airstep.airbyte;

import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import java.util.Optional;

/** One readable line out of what an Airbyte, or a gateway before it, sends with an error. */
final class ErrorText {

  private static final int LONGEST = 300;

  private ErrorText() {}

  /** Reads both of Airbyte's error forms, and whatever else comes. */
  static String of(String body) {
    if (body.isBlank()) {
      return "without a word";
    }
    try {
      JsonObject problem = Json.readObject(body);
      Optional<String> data = problem.object("data").flatMap(object -> object.text("message"));
      return data.or(() -> problem.text("detail"))
          .or(() -> problem.text("message"))
          .or(() -> problem.text("title"))
          .or(() -> problem.text("errorId").map(id -> "errorId " + id))
          .map(ErrorText::oneLine)
          .orElseGet(() -> excerpt(body));
    } catch (MalformedJsonException _) {
      return excerpt(body);
    }
  }

  /** The beginning of a text, on one line, tags left out. */
  static String excerpt(String text) {
    String line = oneLine(text.replaceAll("(?s)<(script|style).*?</\\1>|<[^>]*>", " "));
    return line.isEmpty() ? "an empty page" : line;
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
