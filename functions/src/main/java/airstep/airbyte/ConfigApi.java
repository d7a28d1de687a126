package airstep.airbyte;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Airbyte's older Config API under {@code /api/v1}: every call is a POST, lists have no pages, and
 * versions differ in which calls they have.
 */
final class ConfigApi implements Airbyte {

  /** The job types for {@code jobs/list}, which returns nothing without a type. */
  private static final List<String> TYPES = List.of("sync", "reset_connection", "refresh", "clear");

  /** The original job types. Old versions reject unknown types. */
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
      Rows<String> workspaces = new Rows<>("workspaceId");
      calls.ask(
          "/workspaces/list",
          Map.of(),
          answer ->
              workspaces.add(answer.needObjects("workspaces"), row -> row.needText("workspaceId")));
      return workspaces.all();
    } catch (AirbyteRefusedException e) {
      throw e.unknown() && !e.elsewhere()
          ? e.with(
              "Airbyte 1.7 and later do not list workspaces in this API: use the public API,"
                  + " /api/public/v1, or set `workspaces` in the flow")
          : e;
    }
  }

  @Override
  public List<Connection> connections(List<String> workspaces) {
    List<String> ids = workspaces.isEmpty() ? workspaces() : workspaces;
    Rows<Connection> connections = new Rows<>("connectionId");
    for (String workspace : ids) {
      calls.ask(
          "/connections/list",
          Map.of("workspaceId", workspace),
          answer ->
              connections.add(
                  answer.needObjects("connections"), row -> Connection.read(row).in(workspace)));
    }
    return connections.all();
  }

  @Override
  public Optional<Connection> connection(String connectionId) {
    try {
      return Optional.of(
          calls.ask(
              "/connections/get",
              Map.of("connectionId", connectionId),
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
    try {
      return jobs(connectionId, limit, TYPES);
    } catch (AirbyteRefusedException e) {
      if (!e.notUnderstood()) {
        throw e;
      }
      return jobs(connectionId, limit, FIRST_TYPES);
    }
  }

  @Override
  public Job trigger(String connectionId, String job, Duration timeout) {
    // Older versions call a clear a reset.
    String path = job.equals("clear") ? "/connections/reset" : "/connections/sync";
    try {
      return calls.post(
          path,
          Map.of("connectionId", connectionId),
          timeout,
          answer -> ConfigJob.read(answer).of(connectionId));
    } catch (AirbyteRefusedException e) {
      throw TriggerRefusal.explain(e, this, connectionId, job);
    } catch (AirbyteUnavailableException e) {
      throw TriggerError.explain(e, this, connectionId);
    }
  }

  @Override
  public Job job(KnownJob asked) {
    Map<String, Long> body = Map.of("id", asked.jobId());
    try {
      return calls.ask(
          "/jobs/get_without_logs", body, answer -> asked.expect(ConfigJob.read(answer)));
    } catch (AirbyteRefusedException e) {
      if (!e.unknown()) {
        throw e;
      }
      // Either the job or the call is missing: the oldest versions only have a call that includes
      // the logs.
      return calls.ask("/jobs/get", body, answer -> asked.expect(ConfigJob.read(answer)));
    }
  }

  @Override
  public Job cancel(KnownJob asked) {
    return calls.post(
        "/jobs/cancel",
        Map.of("id", asked.jobId()),
        AirbyteCalls.CANCEL_TIMEOUT,
        answer -> asked.expect(ConfigJob.read(answer)));
  }

  /** The page of older versions, from which later versions redirect. */
  @Override
  public String timelineOf(Connection connection) {
    return calls.address().pageOf(connection, "job-history");
  }

  private List<Job> jobs(String connectionId, int limit, List<String> types) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("configTypes", types);
    body.put("configId", connectionId);
    body.put("pagination", Map.of("pageSize", limit, "rowOffset", 0));
    return calls.ask(
        "/jobs/list",
        body,
        answer ->
            answer.needObjects("jobs").stream()
                .map(row -> ConfigJob.read(row).of(connectionId))
                .sorted(Comparator.comparingLong(Job::jobId).reversed())
                .limit(limit)
                .toList());
  }
}
