package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer about something other than the request. */
record OtherAnswer(EmbeddedAirbyte airbyte, Http.Request request, ApiCall call) {

  static final int CHOICES = 5;

  /** How many variants an answer to a trigger has: with a new id it is about the new job. */
  static final int OF_TRIGGERS = 3;

  /** The variant in which a trigger really starts something else. */
  static final int TYPE = 2;

  /** The id of a job at the end of the path, or in the body. */
  private static final Pattern NUMBER = Pattern.compile("(?:/jobs/|\"id\":)([0-9]+)");

  private static final String NO_ONE = "00000000-0000-4000-8000-0000000000ff";

  /** A request with the same credentials. */
  static Http.Request like(Http.Request request, String method, String uri, String body) {
    return new Http.Request(method, URI.create(uri), request.headers(), body, request.timeout());
  }

  /** The trigger as Airbyte reads it when it clears instead. */
  static Http.Request clear(Http.Request trigger) {
    return like(
        trigger,
        trigger.method(),
        trigger.uri().toString().replace("/connections/sync", "/connections/reset"),
        trigger.body().replace("\"sync\"", "\"reset\""));
  }

  /** The id of the job in an answer or in a row of a list. */
  static long id(JsonNode answer) {
    return answer.path("jobId").asLong(answer.at("/job/id").asLong());
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
    String connection = own.map(job -> job.connectionId().toString()).orElseGet(this::named);
    Optional<Http.Response> ofOlder =
        look(
            job ->
                job.connectionId().toString().equals(connection)
                    && own.filter(it -> !isClearlyOlder(job, it)).isEmpty()
                    && isOver(job));
    return switch (choice) {
      case 0 -> ofOlder;
      case 1 ->
          look(job -> !job.connectionId().toString().equals(connection))
              .or(() -> right.map(it -> with(it, "connectionId", NO_ONE, "configId", NO_ONE)));
      case TYPE -> right.map(it -> with(it, "jobType", "clear", "configType", "clear"));
      case 3 -> {
        Instant then = airbyte.now().minusSeconds(86_400);
        String text = then.toString();
        yield right.map(it -> with(it, "startTime", text, "createdAt", then.getEpochSecond()));
      }
      default -> own.flatMap(job -> ofOlder.map(it -> with(it, "jobId", job.id(), "id", job.id())));
    };
  }

  /** The same job as it is now, if it still exists. */
  Http.Response now(Http.Response started) {
    return Optional.of(airbyte.handle(look(id(FaultyAnswers.read(started)))))
        .filter(later -> later.status() == 200)
        .orElse(started);
  }

  /** No answer distinguishes two jobs from the same moment. */
  private static boolean isClearlyOlder(EmbeddedJob job, EmbeddedJob own) {
    return job.createdAt().plus(SyncJobs.SAME_TIME).isBefore(own.createdAt());
  }

  /** The job that the request is about, or that was just started. */
  private Optional<EmbeddedJob> own() {
    if (call == ApiCall.START_JOB) {
      return newest(job -> job.connectionId().toString().equals(named()))
          .filter(job -> !isOver(job));
    }
    Matcher number = NUMBER.matcher(request.uri() + request.body());
    return number.find() ? airbyte.job(Long.parseLong(number.group(1))) : Optional.empty();
  }

  private boolean isOver(EmbeddedJob job) {
    return job.at(airbyte.now()).status().isTerminal();
  }

  private String named() {
    return airbyte.connections().stream()
        .map(it -> it.id().toString())
        .filter(request.body()::contains)
        .findFirst()
        .orElse(NO_ONE);
  }

  /** The answer about the newest such job, if there is one that can be read. */
  private Optional<Http.Response> look(Predicate<EmbeddedJob> wanted) {
    return newest(wanted)
        .map(job -> airbyte.handle(look(job.id())))
        .filter(answer -> answer.status() == 200);
  }

  /** A request for that job, with the same credentials. */
  private Http.Request look(long id) {
    String uri = request.uri().toString();
    int older = uri.indexOf("/api/v1/");
    return older >= 0
        ? like(request, "POST", uri.substring(0, older) + "/api/v1/jobs/get", "{\"id\":" + id + "}")
        : like(request, "GET", uri.substring(0, uri.indexOf("/jobs")) + "/jobs/" + id, "");
  }

  private Optional<EmbeddedJob> newest(Predicate<EmbeddedJob> wanted) {
    return airbyte.jobs().stream()
        .filter(job -> job.goneAt().isEmpty() && wanted.test(job))
        .max(Comparator.comparingLong(EmbeddedJob::serial));
  }

  /** The answer about a job with another value of a field, as either API names and writes it. */
  private static Http.Response with(
      Http.Response answer, String field, Object value, String olderField, Object olderValue) {
    JsonNode body = FaultyAnswers.read(answer);
    if (body.path("job").has("id")) {
      ((ObjectNode) body.get("job")).putPOJO(olderField, olderValue);
    } else if (body.has("jobId")) {
      ((ObjectNode) body).putPOJO(field, value);
    } else {
      return answer;
    }
    return Replies.json(answer.status(), body);
  }
}
