package airstep.airbyte;

import airstep.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Airbyte's public API: {@code /v1} on Cloud, {@code /api/public/v1} if self-managed. */
final class PublicApi extends EitherApi {

  private static final int PAGE = 100;

  PublicApi(AirbyteCalls calls) {
    super(calls);
  }

  @Override
  public List<String> workspaces() {
    Rows<String> workspaces = new Rows<>("workspaceId");
    read("/workspaces", "", workspaces, row -> row.needText("workspaceId"));
    return workspaces.all();
  }

  @Override
  void addConnections(
      String workspace, Rows<Connection> connections, Function<JsonObject, Connection> read) {
    String filter = "&includeDeleted=true&workspaceIds=" + encode(workspace);
    read("/connections", filter, connections, read);
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
            answer -> newest(answer.needObjects("data"), PublicJob::read, connectionId));
  }

  @Override
  Job start(String connectionId, String job, Duration timeout) {
    Map<String, String> body = Map.of("connectionId", connectionId, "jobType", job);
    return calls().post("/jobs", body, timeout, answer -> PublicJob.read(answer).of(connectionId));
  }

  @Override
  public Job job(KnownJob asked) {
    return calls()
        .get("/jobs/" + asked.jobId(), "", answer -> asked.expect(PublicJob.read(answer)));
  }

  @Override
  public Job explained(Job job, String connectionId) {
    return job.status() == JobStatus.FAILED && job.failure().isEmpty()
        ? new FailureBeside(calls().session())
            .of(job.jobId(), connectionId)
            .map(job::failedFor)
            .orElse(job)
        : job;
  }

  @Override
  public Job cancel(KnownJob asked) {
    return calls()
        .delete(
            "/jobs/" + asked.jobId(),
            AirbyteCalls.CANCEL_TIMEOUT,
            answer -> asked.expect(PublicJob.read(answer)));
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
  private <T> void read(String path, String filter, Rows<T> rows, Function<JsonObject, T> read) {
    for (int offset = 0; ; offset += PAGE) {
      String query = "?limit=" + PAGE + "&offset=" + offset + filter;
      boolean more =
          calls()
              .get(
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
