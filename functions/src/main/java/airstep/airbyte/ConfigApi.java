package airstep.airbyte;

import airstep.json.JsonObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Airbyte's older Config API under {@code /api/v1}: every call is a POST, no list has pages, and
 * versions differ in what they know.
 */
final class ConfigApi implements Airbyte {

  /** What {@code jobs/list} is asked for; without a type it lists nothing. */
  private static final List<String> TYPES = List.of("sync", "reset_connection", "refresh", "clear");

  /** All that there was at first; a version of then refuses words that it does not know. */
  private static final List<String> FIRST_TYPES = TYPES.subList(0, 2);

  private final AirbyteCalls calls;

  ConfigApi(AirbyteCalls calls) {
    this.calls = calls;
  }

  @Override
  public String seen() {
    return ApiSeen.of(calls);
  }

  @Override
  public List<String> workspaces() {
    try {
      JsonObject answer = calls.ask("/workspaces/list", Map.of());
      Rows<String> workspaces = new Rows<>("workspaceId", (_, id) -> id);
      workspaces.add(answer.objects("workspaces"));
      return List.copyOf(workspaces.all().keySet());
    } catch (AirbyteRefusedException e) {
      throw e.unknown() && !e.elsewhere()
          ? e.with(
              "Airbyte lists no workspaces here from 1.7 on: use its public API, /api/public/v1, or"
                  + " name the flow's `workspaces`")
          : e;
    }
  }

  @Override
  public List<Connection> connections(List<String> workspaces) {
    List<String> ids = workspaces.isEmpty() ? workspaces() : workspaces;
    Rows<Connection> connections = new Rows<>("connectionId", Connection::read);
    for (String workspace : ids) {
      JsonObject answer = calls.ask("/connections/list", Map.of("workspaceId", workspace));
      connections.add(answer.objects("connections"));
    }
    return List.copyOf(connections.all().values());
  }

  @Override
  public Optional<Connection> connection(String connectionId) {
    try {
      JsonObject row = calls.ask("/connections/get", Map.of("connectionId", connectionId));
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
    JsonObject answer;
    try {
      answer = jobs(connectionId, limit, TYPES);
    } catch (AirbyteRefusedException e) {
      if (!e.notUnderstood()) {
        throw e;
      }
      answer = jobs(connectionId, limit, FIRST_TYPES);
    }
    return answer.objects("jobs").stream()
        .flatMap(row -> ConfigJob.ifReadable(row).stream())
        .sorted(Comparator.comparingLong(Job::jobId).reversed())
        .limit(limit)
        .toList();
  }

  /**
   * {@inheritDoc}
   *
   * <p>What the public API answers with a conflict, a connection that is switched off, is an error
   * 500 here like any other. So the connection itself is asked then.
   */
  @Override
  public Job trigger(String connectionId, String job, Duration timeout) {
    // A clear was called reset before, and still can be.
    String path = job.equals("clear") ? "/connections/reset" : "/connections/sync";
    try {
      return ConfigJob.read(calls.post(path, Map.of("connectionId", connectionId), timeout));
    } catch (AirbyteRefusedException e) {
      throw TriggerRefusal.explain(e, this, connectionId, job);
    } catch (AirbyteUnavailableException e) {
      if (e.internalError() && startsNothing(connectionId)) {
        throw new AirbyteConflictException(e.getMessage());
      }
      throw e;
    }
  }

  @Override
  public Job job(long jobId) {
    Map<String, Long> body = Map.of("id", jobId);
    try {
      return ConfigJob.read(calls.ask("/jobs/get_without_logs", body));
    } catch (AirbyteRefusedException e) {
      if (!e.unknown()) {
        throw e;
      }
      // The job, or the call: the oldest versions have only the one that sends the logs along.
      return ConfigJob.read(calls.ask("/jobs/get", body));
    }
  }

  @Override
  public Job cancel(long jobId) {
    return ConfigJob.read(
        calls.post("/jobs/cancel", Map.of("id", jobId), AirbyteCalls.CANCEL_TIMEOUT));
  }

  /** The older page, which later versions lead on from. */
  @Override
  public String timelineOf(Connection connection) {
    return calls.address().pageOf(connection, "job-history");
  }

  private JsonObject jobs(String connectionId, int limit, List<String> types) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("configTypes", types);
    body.put("configId", connectionId);
    body.put("pagination", Map.of("pageSize", limit, "rowOffset", 0));
    return calls.ask("/jobs/list", body);
  }

  /** Whether the connection is seen not to start any job, and to have none running. */
  private boolean startsNothing(String connectionId) {
    try {
      return connection(connectionId).filter(one -> one.status().preventsSync()).isPresent()
          && newestJobs(connectionId, 1).stream().allMatch(job -> job.status().finished());
    } catch (AirbyteUnavailableException | AirbyteRefusedException _) {
      // What was not seen does not make the first error any surer.
      return false;
    }
  }
}
