package airstep.airbyte;

import airstep.json.JsonObject;
import airstep.json.MissingFieldException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Airbyte's public API: Cloud's {@code /v1}, and {@code /api/public/v1} of one's own. */
final class PublicApi implements Airbyte {

  /** A cancel blocks until the connection's workflow has stopped. */
  static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(90);

  private static final int PAGE = 100;

  private final AirbyteCalls calls;

  PublicApi(AirbyteCalls calls) {
    this.calls = calls;
  }

  @Override
  public List<Connection> connections(List<String> workspaces) {
    List<String> ids = workspaces;
    if (ids.isEmpty()) {
      ids = pages("/workspaces", "").stream().map(w -> need(w, "workspaceId")).toList();
    }
    Map<String, Connection> connections = new LinkedHashMap<>();
    for (String workspace : ids) {
      for (JsonObject row :
          pages("/connections", "&includeDeleted=true&workspaceIds=" + workspace)) {
        Connection connection = connection(row, need(row, "connectionId"));
        connections.putIfAbsent(connection.connectionId(), connection);
      }
    }
    return List.copyOf(connections.values());
  }

  @Override
  public Optional<Connection> connection(String connectionId) {
    try {
      JsonObject row = calls.get("/connections/" + connectionId, "");
      return Optional.of(connection(row, connectionId));
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
    String query = "?connectionId=" + connectionId + "&limit=" + limit;
    return calls.get("/jobs", query + "&orderBy=createdAt%7CDESC").objects("data").stream()
        .map(PublicApi::job)
        .sorted(Comparator.comparingLong(Job::jobId).reversed())
        .toList();
  }

  @Override
  public Job trigger(String connectionId, String job, Duration timeout) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("connectionId", connectionId);
    body.put("jobType", job);
    return job(calls.post("/jobs", body, timeout));
  }

  @Override
  public Job job(long jobId) {
    return job(calls.get("/jobs/" + jobId, ""));
  }

  @Override
  public Job cancel(long jobId) {
    return job(calls.delete("/jobs/" + jobId, CANCEL_TIMEOUT));
  }

  @Override
  public String timelineOf(Connection connection) {
    return calls.address().webOrigin()
        + "/workspaces/"
        + connection.workspaceId()
        + "/connections/"
        + connection.connectionId()
        + "/timeline";
  }

  /**
   * All rows of a list. The answer's {@code next} is never followed: self-managed Airbyte fills it
   * with another host, and sets it on the last page too. A server that ignores the offset ends the
   * paging by giving nothing new.
   */
  private List<JsonObject> pages(String path, String filter) {
    Map<String, JsonObject> rows = new LinkedHashMap<>();
    for (int offset = 0; ; offset += PAGE) {
      List<JsonObject> page =
          calls.get(path, "?limit=" + PAGE + "&offset=" + offset + filter).objects("data");
      int before = rows.size();
      page.forEach(row -> rows.putIfAbsent(row.fields().toString(), row));
      if (page.size() < PAGE || rows.size() == before) {
        return new ArrayList<>(rows.values());
      }
    }
  }

  private static Connection connection(JsonObject row, String connectionId) {
    return new Connection(
        connectionId,
        row.text("name").orElse(connectionId),
        row.text("workspaceId").orElse(""),
        row.text("status").map(ConnectionStatus::of).orElse(ConnectionStatus.OTHER));
  }

  private static Job job(JsonObject row) {
    try {
      String word = row.needText("status");
      return new Job(
          row.needWhole("jobId"),
          JobStatus.of(word),
          word,
          row.text("duration").flatMap(PublicApi::duration),
          row.whole("rowsSynced"),
          row.whole("bytesSynced"));
    } catch (MissingFieldException e) {
      throw new AirbyteUnavailableException("Airbyte sent a job in which " + e.getMessage());
    }
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static String need(JsonObject row, String field) {
    return row.text(field)
        .orElseThrow(
            () -> new AirbyteUnavailableException("Airbyte sent a row without `" + field + "`"));
  }
}
