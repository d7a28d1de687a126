package airstep.airbyte;

import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Airbyte's public API: {@code /v1} on Cloud, {@code /api/public/v1} if self-managed. */
final class PublicApi extends Airbyte {

  private static final int PAGE = 100;

  /** The time that a step can spare while it polls a job. */
  private static final Duration REASON_TIMEOUT = Duration.ofSeconds(5);

  private PublicApi(AirbyteCalls calls) {
    super(calls);
  }

  static Airbyte open(AirbyteCalls calls) {
    return new PublicApi(calls);
  }

  @Override
  public List<String> workspaces() {
    return all("/workspaces", "", row -> row.needText("workspaceId"));
  }

  @Override
  List<Connection> connectionsIn(String workspace, Function<JsonObject, Connection> read) {
    return all("/connections", "&includeDeleted=true&workspaceIds=" + encode(workspace), read);
  }

  @Override
  Connection connection(String connectionId, Function<JsonObject, Connection> read) {
    return calls().get("/connections/" + encode(connectionId), "", read);
  }

  @Override
  public List<Job> newestJobs(String connectionId, int limit) {
    // The default order is oldest first.
    String query = "?connectionId=" + encode(connectionId) + "&limit=" + limit;
    return calls()
        .get(
            "/jobs",
            query + "&orderBy=createdAt%7CDESC",
            answer -> newest(answer.needList("data", PublicApi::job), connectionId));
  }

  @Override
  Job start(String connectionId, String job, Duration timeout) {
    Map<String, String> body = Map.of("connectionId", connectionId, "jobType", job);
    return calls().post("/jobs", body, timeout, answer -> job(answer).of(connectionId));
  }

  @Override
  public Job job(KnownJob asked) {
    return calls().get("/jobs/" + asked.jobId(), "", answer -> asked.expect(job(answer)));
  }

  /**
   * Reads the reason from the older API of a self-managed Airbyte, because this one does not report
   * it. Airbyte does not guarantee that API. It is called once with a short timeout, and any error
   * just means that there is no reason.
   */
  @Override
  public Job explained(Job job, String connectionId) {
    if (job.status() != JobStatus.FAILED || job.failure().isPresent()) {
      return job;
    }
    String body = Json.write(Map.of("id", job.jobId()));
    Call call = new Call("POST", "/jobs/get_without_logs", "", body, REASON_TIMEOUT, true);
    AirbyteSession session = calls().session();
    return session
        .address()
        .olderBeside()
        .flatMap(older -> session.object(older, call))
        .filter(answer -> isFailureOf(answer, job.jobId(), connectionId))
        .flatMap(ConfigJob::failure)
        .map(job::failedFor)
        .orElse(job);
  }

  private static boolean isFailureOf(JsonObject answer, long jobId, String connectionId) {
    return answer
        .object("job")
        .filter(job -> job.whole("id").orElse(-1) == jobId)
        .filter(job -> job.text("configId").filter(connectionId::equalsIgnoreCase).isPresent())
        .flatMap(job -> job.text("status"))
        .filter(word -> JobStatus.of(word) == JobStatus.FAILED)
        .isPresent();
  }

  @Override
  public Job cancel(KnownJob asked) {
    return calls()
        .delete(
            "/jobs/" + asked.jobId(),
            AirbyteCalls.CANCEL_TIMEOUT,
            answer -> asked.expect(job(answer)));
  }

  @Override
  public String timelineOf(Connection connection) {
    return calls().session().address().pageOf(connection, "timeline");
  }

  /**
   * Reads all pages of a list. Ignores {@code next} in the answer: self-managed Airbyte puts a
   * different host in it, and sets it on the last page too. Stops when a page has nothing new, as
   * when a server ignores the offset.
   */
  private <T> List<T> all(String path, String filter, Function<JsonObject, T> read) {
    Set<T> all = new LinkedHashSet<>();
    for (int offset = 0; ; offset += PAGE) {
      List<T> page =
          calls()
              .get(
                  path,
                  "?limit=" + PAGE + "&offset=" + offset + filter,
                  answer -> answer.needList("data", read));
      if (!all.addAll(page) || page.size() < PAGE) {
        return List.copyOf(all);
      }
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Reads the job in a row or an answer.
   *
   * @throws airstep.vocabulary.json.MissingFieldException if it has no id or no status
   */
  private static Job job(JsonObject row) {
    String word = row.needText("status");
    return new Job(
        row.needWhole("jobId"),
        row.text("connectionId").orElse(""),
        row.text("jobType").orElse(""),
        JobStatus.of(word),
        word,
        // Airbyte omits seconds that are 00, which an Instant cannot parse.
        parsed(row, "startTime", text -> OffsetDateTime.parse(text).toInstant()),
        parsed(row, "duration", Duration::parse),
        row.whole("rowsSynced"),
        row.whole("bytesSynced"),
        Optional.empty());
  }

  private static <T> Optional<T> parsed(JsonObject row, String field, Function<String, T> parse) {
    try {
      return row.text(field).map(parse);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
