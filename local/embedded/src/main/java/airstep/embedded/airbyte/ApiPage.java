package airstep.embedded.airbyte;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One page of a list. {@code next} is as unreliable as Airbyte's: every page that is not empty has
 * one, it lacks most filters and the order, and it may point to localhost.
 *
 * @param resource the URL of the list, with the host that Airbyte believes to have
 */
record ApiPage(Query query, String resource, int limit, int offset) {

  private static final Set<String> REMEMBERED = Set.of("connectionId", "jobType", "workspaceIds");

  static ApiPage of(Query query, String resource) {
    int limit = query.integer("limit", 20, 1, 100);
    int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
    return new ApiPage(query, resource, limit, offset);
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
    String filters =
        query.parameters().stream()
            .filter(parameter -> REMEMBERED.contains(parameter.name()))
            .map(parameter -> parameter.name() + "=" + encode(parameter.value()) + "&")
            .collect(Collectors.joining());
    return resource + "?" + filters + "limit=" + limit + "&offset=" + toOffset;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
