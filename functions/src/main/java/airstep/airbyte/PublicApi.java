package airstep.airbyte;

import airstep.json.JsonObject;
import airstep.json.MissingFieldException;
import airstep.text.OneLine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Airbyte's public API: Cloud's {@code /v1}, and {@code /api/public/v1} of one's own. */
final class PublicApi implements Airbyte {

  /** A cancel blocks until the connection's workflow has stopped. */
  static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(90);

  private static final int PAGE = 100;

  private static final int LONGEST_WORD = 40;

  private final AirbyteCalls calls;

  PublicApi(AirbyteCalls calls) {
    this.calls = calls;
  }

  @Override
  public List<String> workspaces() {
    return List.copyOf(pages("/workspaces", "", "workspaceId", (_, id) -> id).keySet());
  }

  @Override
  public List<Connection> connections(List<String> workspaces) {
    List<String> ids = workspaces.isEmpty() ? workspaces() : workspaces;
    Map<String, Connection> connections = new LinkedHashMap<>();
    for (String workspace : ids) {
      String filter = "&includeDeleted=true&workspaceIds=" + encode(workspace);
      pages("/connections", filter, "connectionId", PublicApi::connection)
          .forEach(connections::putIfAbsent);
    }
    return List.copyOf(connections.values());
  }

  @Override
  public Optional<Connection> connection(String connectionId) {
    try {
      JsonObject row = calls.get("/connections/" + encode(connectionId), "");
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
   * All rows of a list, by their id. The answer's {@code next} is never followed: self-managed
   * Airbyte fills it with another host, and sets it on the last page too. A server that ignores the
   * offset ends the paging by giving nothing new.
   */
  private <T> Map<String, T> pages(
      String path, String filter, String id, BiFunction<JsonObject, String, T> read) {
    Map<String, T> rows = new LinkedHashMap<>();
    for (int offset = 0; ; offset += PAGE) {
      List<JsonObject> page =
          calls.get(path, "?limit=" + PAGE + "&offset=" + offset + filter).objects("data");
      int before = rows.size();
      for (JsonObject row : page) {
        // A connection comes with all its streams: of a page no more is kept than is needed.
        String key = need(row, id);
        rows.putIfAbsent(key, read.apply(row, key));
      }
      if (page.size() < PAGE || rows.size() == before) {
        return rows;
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
          OneLine.of(row.text("jobType").orElse(""), LONGEST_WORD),
          JobStatus.of(word),
          OneLine.of(word, LONGEST_WORD),
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

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String need(JsonObject row, String field) {
    return row.text(field)
        .orElseThrow(
            () -> new AirbyteUnavailableException("Airbyte sent a row without `" + field + "`"));
  }
}
