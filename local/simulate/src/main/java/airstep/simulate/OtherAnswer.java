package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedConnection;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer about something else than the request.
 *
 * @param now by Airbyte's clock
 */
record OtherAnswer(EmbeddedAirbyte airbyte, Http.Request request, ApiCall call, Instant now) {

  /** How many variants there are. */
  static final int CHOICES = 5;

  /** How many of them an answer to a trigger has: with a new id it is about the new job. */
  static final int OF_TRIGGERS = 3;

  /** The variant in which a trigger really starts something else. */
  static final int TYPE = 2;

  /** The id of a job at the end of the path, or in the body. */
  private static final Pattern NUMBER = Pattern.compile("(?:/jobs/|\"id\":)([0-9]+)");

  private static final UUID NO_ONES = new UUID(0x4000L, 0x8000_0000_0000_00ffL);

  /** The trigger as Airbyte reads it when it clears instead. */
  static Http.Request clear(Http.Request trigger) {
    return new Http.Request(
        trigger.method(),
        URI.create(trigger.uri().toString().replace("/connections/sync", "/connections/reset")),
        trigger.headers(),
        trigger.body().replace("\"sync\"", "\"reset\""),
        trigger.timeout());
  }

  /**
   * The wrong answer; empty if there is nothing else that it could be about.
   *
   * @param answered the right answer, if the call took effect
   */
  Optional<Http.Response> of(int choice, Optional<Http.Response> answered) {
    Optional<EmbeddedJob> own = own();
    Optional<Http.Response> right =
        answered.or(() -> own.map(job -> airbyte.handle(look(job.id()))));
    UUID connection = own.map(EmbeddedJob::connectionId).orElseGet(this::named);
    Optional<Http.Response> ofOlder =
        newest(
                job ->
                    job.connectionId().equals(connection)
                        && own.filter(it -> !isClearlyOlder(job, it)).isEmpty()
                        && job.at(now).status().isTerminal())
            .map(job -> airbyte.handle(look(job.id())))
            .filter(OtherAnswer::isOne);
    return switch (choice) {
      case 0 -> ofOlder;
      case 1 ->
          newest(job -> !job.connectionId().equals(connection))
              .map(job -> airbyte.handle(look(job.id())))
              .filter(OtherAnswer::isOne)
              .or(() -> right.map(it -> with(it, "connection", NO_ONES.toString())));
      case TYPE -> right.map(it -> with(it, "type", "clear"));
      case 3 -> right.map(it -> with(it, "created", now.minusSeconds(86_400)));
      default -> own.flatMap(job -> ofOlder.map(answer -> with(answer, "number", job.id())));
    };
  }

  /** The same job as it is now, if it still exists. */
  Http.Response now(Http.Response started) {
    JsonNode body = FaultyAnswers.read(started);
    long id = body.path("jobId").asLong(body.at("/job/id").asLong());
    Http.Response later = airbyte.handle(look(id));
    return isOne(later) ? later : started;
  }

  /** No answer distinguishes two jobs from the same moment. */
  private static boolean isClearlyOlder(EmbeddedJob job, EmbeddedJob own) {
    return job.createdAt().plus(SyncJobs.SAME_TIME).isBefore(own.createdAt());
  }

  /** The job that the request is about, or that was just started. */
  private Optional<EmbeddedJob> own() {
    if (call == ApiCall.START_JOB) {
      return newest(job -> job.connectionId().equals(named()))
          .filter(job -> !job.at(now).status().isTerminal());
    }
    Matcher number = NUMBER.matcher(request.uri() + request.body());
    return number.find() ? airbyte.job(Long.parseLong(number.group(1))) : Optional.empty();
  }

  private UUID named() {
    return airbyte.connections().stream()
        .map(EmbeddedConnection::id)
        .filter(id -> request.body().contains(id.toString()))
        .findFirst()
        .orElse(NO_ONES);
  }

  /** A request for that job, with the same credentials. */
  private Http.Request look(long id) {
    String uri = request.uri().toString();
    int older = uri.indexOf("/api/v1/");
    return older >= 0
        ? new Http.Request(
            "POST",
            URI.create(uri.substring(0, older) + "/api/v1/jobs/get"),
            request.headers(),
            "{\"id\":" + id + "}",
            request.timeout())
        : new Http.Request(
            "GET",
            URI.create(uri.substring(0, uri.indexOf("/jobs")) + "/jobs/" + id),
            request.headers(),
            "",
            request.timeout());
  }

  static boolean isOne(Http.Response answer) {
    return answer.status() == 200;
  }

  private Optional<EmbeddedJob> newest(Predicate<EmbeddedJob> wanted) {
    return airbyte.jobs().stream()
        .filter(job -> job.goneAt().isEmpty())
        .filter(wanted)
        .max(Comparator.comparingLong(EmbeddedJob::serial));
  }

  /** The answer with another value, under the name that either API gives it. */
  private static Http.Response with(Http.Response answer, String word, Object value) {
    if (!(FaultyAnswers.read(answer) instanceof ObjectNode body)) {
      return answer;
    }
    boolean older = body.path("job") instanceof ObjectNode;
    ObjectNode job = older ? (ObjectNode) body.get("job") : body;
    if (!job.has(older ? "id" : "jobId")) {
      return answer;
    }
    switch (word) {
      case "connection" -> job.put(older ? "configId" : "connectionId", (String) value);
      case "type" -> job.put(older ? "configType" : "jobType", (String) value);
      case "number" -> job.put(older ? "id" : "jobId", (long) value);
      default -> {
        Instant created = (Instant) value;
        if (older) {
          job.put("createdAt", created.getEpochSecond());
        } else {
          job.put("startTime", created.toString());
        }
      }
    }
    return Replies.json(answer.status(), body);
  }
}
