package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.transport.Replies;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of jobs as if the newest of them were not listed yet. */
final class StaleListing {

  /** In the query of the one API, in the body of the other. */
  private static final Pattern LIMIT = Pattern.compile("(\\blimit=|\"pageSize\":)([0-9]+)");

  private StaleListing() {}

  /** The page as it was then, without the jobs that were requested later. */
  static Http.Response of(Http.Request request, FarEnd farEnd, Instant then) throws IOException {
    return of(
        request,
        farEnd.airbyte(),
        farEnd.airbyte().jobs().stream()
            .filter(job -> job.goneAt().isEmpty())
            .filter(job -> farEnd.ledger().requestedAt(job).isAfter(then))
            .map(EmbeddedJob::id)
            .collect(Collectors.toSet()));
  }

  /** The page without some jobs; older ones take their place. */
  static Http.Response of(Http.Request request, Service airbyte, Set<Long> unseen)
      throws IOException {
    Matcher requested = LIMIT.matcher(request.uri() + request.body());
    if (!requested.find()) {
      return airbyte.handle(request);
    }
    int limit = Integer.parseInt(requested.group(2));
    Http.Response whole = airbyte.handle(longer(request, limit + unseen.size()));
    JsonNode body = FaultyAnswers.read(whole);
    if (!(FaultyAnswers.rows(body) instanceof ArrayNode rows)) {
      return whole;
    }
    rows.removeIf(row -> unseen.contains(id(row)));
    while (rows.size() > limit) {
      rows.remove(rows.size() - 1);
    }
    return Replies.json(whole.status(), body);
  }

  private static long id(JsonNode row) {
    return row.path("jobId").asLong(row.path("job").path("id").asLong());
  }

  private static Http.Request longer(Http.Request request, int limit) {
    String longer = "$1" + Math.min(100, limit);
    return new Http.Request(
        request.method(),
        URI.create(LIMIT.matcher(request.uri().toString()).replaceFirst(longer)),
        request.headers(),
        LIMIT.matcher(request.body()).replaceFirst(longer),
        request.timeout());
  }
}
