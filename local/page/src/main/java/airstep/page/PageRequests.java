package airstep.page;

import airstep.json.Json;
import airstep.operate.UnknownRunException;
import airstep.states.StatesRefusedException;
import airstep.states.StatesUnavailableException;
import airstep.text.OneLine;
import airstep.vocabulary.json.JsonFields;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Answers the requests of the page: itself, and what it shows, as JSON. */
record PageRequests(PageData data, PageDocument document) {

  /** More lines than a person reads in a browser. */
  private static final int MOST_LINES = 5000;

  private static final int LONGEST_MESSAGE = 500;

  /**
   * Answers.
   *
   * @param path what follows the token
   * @param query may be null
   */
  Answer answer(String path, String query) {
    if (path.isEmpty()) {
      return Answer.html(document.policy(), document.html());
    }
    try {
      JsonFields found = found(path, parameters(query));
      return found == null ? failed(404, "no such page") : Answer.json(200, Json.write(found));
    } catch (DateTimeException | IllegalArgumentException _) {
      return failed(
          400, "from and to are times such as 2026-11-22T07:00:00Z, at most 8 days apart");
    } catch (UnknownRunException e) {
      return failed(404, e.getMessage());
    } catch (StatesUnavailableException | StatesRefusedException e) {
      return failed(502, e.getMessage());
    } catch (RuntimeException e) {
      return failed(500, e.toString());
    }
  }

  private JsonFields found(String path, Map<String, String> asked) {
    String[] parts = path.split("/", 2);
    String name = parts.length == 2 ? parts[1] : "";
    return switch (parts[0]) {
      case "overview" -> data.overview();
      case "window" -> between(asked, data::window);
      case "cost" -> between(asked, data::cost);
      case "run" -> data.run(name);
      case "logs" -> data.logs(name, MOST_LINES);
      case "history" -> data.history(name);
      default -> null;
    };
  }

  private interface Period {
    JsonFields of(Instant from, Instant to);
  }

  private static JsonFields between(Map<String, String> asked, Period period) {
    Instant from = Instant.parse(asked.getOrDefault("from", ""));
    Instant to = Instant.parse(asked.getOrDefault("to", ""));
    if (from.isAfter(to) || from.plus(PageData.LONGEST).isBefore(to)) {
      throw new IllegalArgumentException("too long");
    }
    return period.of(from, to);
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

  private static Answer failed(int status, String message) {
    String line = OneLine.of(message, LONGEST_MESSAGE);
    return Answer.json(status, Json.write(new JsonFields().put("message", line)));
  }
}
