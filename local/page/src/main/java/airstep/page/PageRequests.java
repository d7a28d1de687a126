package airstep.page;

import airstep.vocabulary.json.JsonFields;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Answers the requests of the page: itself, and what it shows, as JSON. */
record PageRequests(PageData data, RetryActions retries, PageDocument document) {

  /** More lines than a person reads in a browser. */
  private static final int MOST_LINES = 5000;

  private static final String TIMES =
      "from and to are times such as 2026-11-22T07:00:00Z, at most 8 days apart";

  /**
   * Answers.
   *
   * @param path what follows the token
   * @param query may be null
   */
  PageAnswer answer(String path, String query) {
    if (path.isEmpty()) {
      return PageAnswer.html(document.policy(), document.html());
    }
    return PageFailure.orAnswer(() -> found(path, parameters(query)));
  }

  private JsonFields found(String path, Map<String, String> asked) {
    String[] parts = path.split("/", 2);
    String name = parts.length == 2 ? parts[1] : "";
    return switch (parts[0]) {
      case "overview" -> data.overview();
      case "window" -> between(asked, data::window);
      case "cost" -> between(asked, data::cost);
      case "run" -> data.run(name);
      case "retry" -> retries.question(name);
      case "logs" -> data.logs(name, MOST_LINES);
      case "history" -> data.history(name);
      default -> null;
    };
  }

  private interface Period {
    JsonFields of(Instant from, Instant to);
  }

  private static JsonFields between(Map<String, String> asked, Period period) {
    Instant from = time(asked.get("from"));
    Instant to = time(asked.get("to"));
    if (from.isAfter(to) || Duration.between(from, to).compareTo(PageData.LONGEST) > 0) {
      throw new WrongRequestException(TIMES);
    }
    return period.of(from, to);
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text == null ? "" : text);
    } catch (DateTimeException _) {
      throw new WrongRequestException(TIMES);
    }
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> all = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      String[] sides = pair.split("=", 2);
      if (sides.length == 2) {
        all.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
      }
    }
    return all;
  }
}
