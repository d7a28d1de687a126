package airstep.airbyte;

import airstep.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Airbyte's public API: {@code /v1} on Cloud, {@code /api/public/v1} if self-managed. */
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
    Rows<String> workspaces = new Rows<>("workspaceId");
    read("/workspaces", "", workspaces, row -> row.needText("workspaceId"));
    return workspaces.all();
  }

  @Override
  public List<Connection> connections(List<String> workspaces) {
    List<String> ids = workspaces.isEmpty() ? workspaces() : workspaces;
    Rows<Connection> connections = new Rows<>("connectionId");
    for (String workspace : ids) {
      read(
          "/connections",
          "&includeDeleted=true&workspaceIds=" + encode(workspace),
          connections,
          row -> Connection.read(row).in(workspace));
    }
    return connections.all();
  }

  @Override
  public Optional<Connection> connection(String connectionId) {
    try {
      return Optional.of(
          calls.get(
              "/connections/" + encode(connectionId),
              "",
              answer -> Connection.read(answer).expect(connectionId)));
    } catch (AirbyteRefusedException e) {
      if (e.notFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public List<Job> newestJobs(String connectionId, int limit) {
    // The default order is oldest first.
    String query = "?connectionId=" + encode(connectionId) + "&limit=" + limit;
    return calls.get(
        "/jobs",
        query + "&orderBy=createdAt%7CDESC",
        answer ->
            answer.needObjects("data").stream()
                .map(row -> PublicJob.read(row).of(connectionId))
                .sorted(Comparator.comparingLong(Job::jobId).reversed())
                .toList());
  }

  @Override
  public Job trigger(String connectionId, String job, Duration timeout) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("connectionId", connectionId);
    body.put("jobType", job);
    try {
      return calls.post("/jobs", body, timeout, answer -> PublicJob.read(answer).of(connectionId));
    } catch (AirbyteRefusedException e) {
      throw TriggerRefusal.explain(e, this, connectionId, job);
    } catch (AirbyteUnavailableException e) {
      throw TriggerError.explain(e, this, connectionId);
    }
  }

  @Override
  public Job job(KnownJob asked) {
    return calls.get("/jobs/" + asked.jobId(), "", answer -> asked.expect(PublicJob.read(answer)));
  }

  @Override
  public Job explained(Job job, String connectionId) {
    return job.status() == JobStatus.FAILED && job.failure().isEmpty()
        ? new FailureBeside(calls).of(job.jobId(), connectionId).map(job::failedFor).orElse(job)
        : job;
  }

  @Override
  public Job cancel(KnownJob asked) {
    return calls.delete(
        "/jobs/" + asked.jobId(),
        AirbyteCalls.CANCEL_TIMEOUT,
        answer -> asked.expect(PublicJob.read(answer)));
  }

  @Override
  public String timelineOf(Connection connection) {
    return calls.address().pageOf(connection, "timeline");
  }

  /**
   * Reads all pages of a list. Ignores {@code next} in the answer: self-managed Airbyte puts a
   * different host in it, and sets it on the last page too. Stops when a page has nothing new, as
   * when a server ignores the offset.
   */
  private <T> void read(String path, String filter, Rows<T> rows, Function<JsonObject, T> read) {
    for (int offset = 0; ; offset += PAGE) {
      String query = "?limit=" + PAGE + "&offset=" + offset + filter;
      boolean more =
          calls.get(
              path,
              query,
              answer -> {
                List<JsonObject> page = answer.needObjects("data");
                return rows.add(page, read) && page.size() >= PAGE;
              });
      if (!more) {
        return;
      }
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
