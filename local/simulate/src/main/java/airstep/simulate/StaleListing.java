package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.transport.Replies;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks for a page of jobs as if the newest of them were not there yet. */
final class StaleListing {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** In the query of the one API, in the body of the other. */
  private static final Pattern LIMIT = Pattern.compile("(\\blimit=|\"pageSize\":)([0-9]+)");

  private StaleListing() {}

  /** As it was then, before the jobs that are asked for since. */
  static Http.Response of(
      Http.Request request, EmbeddedAirbyte airbyte, Ledger ledger, Instant then)
      throws IOException {
    return of(
        request,
        airbyte,
        airbyte.jobs().stream()
            .filter(job -> job.goneAt().isEmpty())
            .filter(job -> ledger.askedFor(job).isAfter(then))
            .map(EmbeddedJob::id)
            .collect(Collectors.toSet()));
  }

  /** The page, whose place older jobs have taken. */
  static Http.Response of(Http.Request request, Service airbyte, Set<Long> unseen)
      throws IOException {
    Matcher asked = LIMIT.matcher(request.uri() + request.body());
    if (!asked.find()) {
      return airbyte.handle(request);
    }
    int limit = Integer.parseInt(asked.group(2));
    Http.Response whole = airbyte.handle(longer(request, limit + unseen.size()));
    try {
      JsonNode body = JSON.readTree(whole.body());
      if (FaultyAnswers.rows(body) instanceof ArrayNode rows) {
        Iterator<JsonNode> each = rows.iterator();
        while (each.hasNext()) {
          if (unseen.contains(id(each.next()))) {
            each.remove();
          }
        }
        while (rows.size() > limit) {
          rows.remove(rows.size() - 1);
        }
      }
      return Replies.json(whole.status(), body);
    } catch (JsonProcessingException _) {
      return whole;
    }
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
