package airstep.simulate;

import airstep.embedded.transport.Replies;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Wrong lists, with status 200. An answer without a list stays as it is. */
final class FaultyLists {

  /** How many variants of a missing list there are. */
  static final int MISSING = 6;

  /** The list in an answer, under the name that either API gives it. */
  private static final List<String> NAMES = List.of("data", "jobs", "connections", "workspaces");

  /** In the query of one API, in the body of the other. */
  private static final Pattern LIMIT = Pattern.compile("(\\blimit=|\"pageSize\":)([0-9]+)");

  private FaultyLists() {}

  /** The answer without its list, or with empty rows. */
  static Http.Response without(int choice, Http.Response whole) {
    return changed(
        whole,
        (body, name) -> {
          JsonNode rows = body.get(name);
          switch (choice) {
            case 0 -> body.remove(name);
            case 1 -> body.set("items", body.remove(name));
            case 2 -> body.putNull(name);
            case 3 -> body.putObject(name);
            case 4 -> rows.forEach(row -> ((ObjectNode) row).removeAll());
            default -> body.removeAll().put("message", "Forbidden");
          }
        });
  }

  /** The answer with an empty list. */
  static Http.Response empty(Http.Response whole) {
    return changed(whole, ObjectNode::putArray);
  }

  /**
   * A page while rows come and go between pages: one row twice, or one missing. The newest job is
   * never missing, since it is on the first page.
   */
  static Http.Response drifted(ApiCall call, int choice, Http.Response whole) {
    return changed(
        whole,
        (body, name) -> {
          ArrayNode rows = body.withArrayProperty(name);
          if (choice == 0 && !rows.isEmpty()) {
            rows.insert(0, rows.get(0).deepCopy());
          } else if (choice != 0 && rows.size() > (call == ApiCall.JOBS ? 1 : 0)) {
            rows.remove(rows.size() - 1);
          }
        });
  }

  /** The page as if some jobs were not listed yet; older ones take their place. */
  static Http.Response stale(Http.Request request, Service airbyte, Set<Long> unseen)
      throws IOException {
    Matcher requested = LIMIT.matcher(request.uri() + request.body());
    if (!requested.find()) {
      return airbyte.handle(request);
    }
    int limit = Integer.parseInt(requested.group(2));
    String longer = "$1" + Math.min(100, limit + unseen.size());
    String uri = LIMIT.matcher(request.uri().toString()).replaceFirst(longer);
    String body = LIMIT.matcher(request.body()).replaceFirst(longer);
    return changed(
        airbyte.handle(OtherAnswer.like(request, request.method(), uri, body)),
        (whole, name) -> {
          ArrayNode rows = whole.withArrayProperty(name);
          rows.removeIf(row -> unseen.contains(OtherAnswer.id(row)));
          while (rows.size() > limit) {
            rows.remove(rows.size() - 1);
          }
        });
  }

  /** The ids of the jobs that an answer lists. */
  static Set<Long> jobs(Http.Response answer) {
    JsonNode body = FaultyAnswers.read(answer);
    Set<Long> ids = new HashSet<>();
    NAMES.forEach(name -> body.path(name).forEach(row -> ids.add(OtherAnswer.id(row))));
    return ids;
  }

  /** The answer after a change, which receives its body and the name of its list. */
  static Http.Response changed(Http.Response whole, BiConsumer<ObjectNode, String> change) {
    JsonNode body = FaultyAnswers.read(whole);
    return NAMES.stream()
        .filter(name -> body.path(name).isArray())
        .findFirst()
        .map(
            name -> {
              change.accept((ObjectNode) body, name);
              return Replies.json(whole.status(), body);
            })
        .orElse(whole);
  }
}
