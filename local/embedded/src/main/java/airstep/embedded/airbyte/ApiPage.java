package airstep.embedded.airbyte;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One page of a list. {@code next} is as unreliable as Airbyte's: every page that is not empty has
 * one, it lacks the filters and the order, and it may point to localhost.
 *
 * @param resource the URL of the list, with the host that Airbyte believes to have
 */
record ApiPage(String resource, int limit, int offset) {

  static ApiPage of(Query query, String resource) {
    int limit = query.integer("limit", 20, 1, 100);
    int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
    return new ApiPage(resource, limit, offset);
  }

  Http.Response of(List<? extends JsonNode> all) {
    var page = all.stream().skip(offset).limit(limit).toList();
    var body = Replies.object();
    body.putArray("data").addAll(page);
    body.put("next", page.isEmpty() ? "" : link(offset + limit));
    body.put("previous", offset == 0 ? "" : link(Math.max(0, offset - limit)));
    return Replies.json(200, body);
  }

  private String link(int toOffset) {
    return resource + "?limit=" + limit + "&offset=" + toOffset;
  }
}
