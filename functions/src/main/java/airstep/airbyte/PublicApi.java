package airstep.airbyte;

import airstep.json.JsonObject;
import airstep.json.MissingFieldException;
import airstep.text.OneLine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Airbyte's public API: Cloud's {@code /v1}, and {@code /api/public/v1} of one's own. */
final class PublicApi implements Airbyte {

  private static final int PAGE = 100;

  private final AirbyteCalls calls;

  PublicApi(AirbyteCalls calls) {
    this.calls = calls;
  }

  @Override
  public String seen() {
    return ApiSeen.of(calls);
  }

  @Override
  public List<String> workspaces() {
    Rows<String> workspaces = new Rows<>("workspaceId", (_, id) -> id);
    read("/workspaces", "", workspaces);
    return List.copyOf(workspaces.all().keySet());
  }

  @Override
  public List<Connection> connections(List<String> workspaces) {
    List<String> ids = workspaces.isEmpty() ? workspaces() : workspaces;
    Rows<Connection> connections = new Rows<>("connectionId", Connection::read);
    for (String workspace : ids) {
      read("/connections", "&includeDeleted=true&workspaceIds=" + encode(workspace), connections);
    }
    return List.copyOf(connections.all().values());
  }

  @Override
  public Optional<Connection> connection(String connectionId) {
    try {
      JsonObject row = calls.get("/connections/" + encode(connectionId), "");
      return Optional.of(Connection.read(row, connectionId));
    } catch (AirbyteRefusedException e) {
      if (e.notFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public List<Job> newestJobs(String connectionId, int limit) {
    // Oldest first is the default, so the order has to be asked for.
    String query = "?connectionId=" + encode(connectionId) + "&limit=" + limit;
    return calls.get("/jobs", query + "&orderBy=createdAt%7CDESC").objects("data").stream()
        .filter(row -> row.whole("jobId").isPresent() && row.text("status").isPresent())
        .map(PublicApi::job)
        .sorted(Comparator.comparingLong(Job::jobId).reversed())
        .toList();
  }

  @Override
  public Job trigger(String connectionId, String job, Duration timeout) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("connectionId", connectionId);
    body.put("jobType", job);
    try {
      return job(calls.post("/jobs", body, timeout));
    } catch (AirbyteRefusedException e) {
      throw TriggerRefusal.explain(e, this, connectionId, job);
    }
  }

  @Override
  public Job job(long jobId) {
    return job(calls.get("/jobs/" + jobId, ""));
  }

  @Override
  public Job explained(Job job, String connectionId) {
    return job.status() == JobStatus.FAILED && job.failure().isEmpty()
        ? new FailureBeside(calls).of(job.jobId(), connectionId).map(job::failedFor).orElse(job)
        : job;
  }

  @Override
  public Job cancel(long jobId) {
    return job(calls.delete("/jobs/" + jobId, AirbyteCalls.CANCEL_TIMEOUT));
  }

  @Override
  public String timelineOf(Connection connection) {
    return calls.address().pageOf(connection, "timeline");
  }

  /**
   * Reads all pages of a list. The answer's {@code next} is never followed: self-managed Airbyte
   * fills it with another host, and sets it on the last page too. A server that ignores the offset
   * ends the paging by giving nothing new.
   */
  private void read(String path, String filter, Rows<?> rows) {
    for (int offset = 0; ; offset += PAGE) {
      String query = "?limit=" + PAGE + "&offset=" + offset + filter;
      List<JsonObject> page = calls.get(path, query).objects("data");
      if (!rows.add(page) || page.size() < PAGE) {
        return;
      }
    }
  }

  private static Job job(JsonObject row) {
    try {
      String word = row.needText("status");
      return new Job(
          row.needWhole("jobId"),
          OneLine.of(row.text("jobType").orElse(""), Job.LONGEST_WORD),
          JobStatus.of(word),
          OneLine.of(word, Job.LONGEST_WORD),
          row.text("startTime").flatMap(PublicApi::time),
          row.text("duration").flatMap(PublicApi::duration),
          row.whole("rowsSynced"),
          row.whole("bytesSynced"),
          Optional.empty());
    } catch (MissingFieldException e) {
      throw new AirbyteUnavailableException("Airbyte sent a job in which " + e.getMessage());
    }
  }

  /** Without seconds where they are 00, which an Instant does not read. */
  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
