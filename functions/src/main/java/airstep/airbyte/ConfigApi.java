package airstep.airbyte;

import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Airbyte's older Config API under {@code /api/v1}: every call is a POST, lists have no pages, and
 * versions differ in which calls they have.
 */
final class ConfigApi extends Airbyte {

  /** The job types for {@code jobs/list}, which returns nothing without a type. */
  private static final List<String> TYPES = List.of("sync", "reset_connection", "refresh", "clear");

  /** The original job types. Old versions reject unknown types. */
  private static final List<String> FIRST_TYPES = TYPES.subList(0, 2);

  private ConfigApi(AirbyteCalls calls) {
    super(calls);
  }

  static Airbyte open(AirbyteCalls calls) {
    return new ConfigApi(calls);
  }

  @Override
  public List<String> workspaces() {
    try {
      return calls()
          .ask(
              "/workspaces/list",
              Map.of(),
              answer ->
                  answer.needList("workspaces", row -> row.needText("workspaceId")).stream()
                      .distinct()
                      .toList());
    } catch (AirbyteRefusedException e) {
      throw e.unknown() && !e.elsewhere()
          ? e.with(
              "Airbyte 1.7 and later do not list workspaces in this API: use the public API,"
                  + " /api/public/v1, or set `workspaces` in the flow")
          : e;
    }
  }

  @Override
  List<Connection> connectionsIn(String workspace, Function<JsonObject, Connection> read) {
    return calls()
        .ask(
            "/connections/list",
            Map.of("workspaceId", workspace),
            answer -> answer.needList("connections", read));
  }

  @Override
  Connection connection(String connectionId, Function<JsonObject, Connection> read) {
    return calls().ask("/connections/get", Map.of("connectionId", connectionId), read);
  }

  @Override
  public List<Job> newestJobs(String connectionId, int limit) {
    try {
      return jobs(connectionId, limit, TYPES);
    } catch (AirbyteRefusedException e) {
      if (e.status() != 400 && e.status() != 422) {
        throw e;
      }
      return jobs(connectionId, limit, FIRST_TYPES);
    }
  }

  @Override
  Job start(String connectionId, String job, Duration timeout) {
    // Older versions call a clear a reset.
    return calls()
        .post(
            job.equals("clear") ? "/connections/reset" : "/connections/sync",
            Map.of("connectionId", connectionId),
            timeout,
            answer -> ConfigJob.read(answer).of(connectionId));
  }

  @Override
  public Job job(KnownJob asked) {
    Map<String, Long> body = Map.of("id", asked.jobId());
    try {
      return calls()
          .ask("/jobs/get_without_logs", body, answer -> asked.expect(ConfigJob.read(answer)));
    } catch (AirbyteRefusedException e) {
      if (!e.unknown()) {
        throw e;
      }
      // Either the job or the call is missing: the oldest versions only have a call that includes
      // the logs.
      return calls().ask("/jobs/get", body, answer -> asked.expect(ConfigJob.read(answer)));
    }
  }

  @Override
  public Job cancel(KnownJob asked) {
    return calls()
        .post(
            "/jobs/cancel",
            Map.of("id", asked.jobId()),
            AirbyteCalls.CANCEL_TIMEOUT,
            answer -> asked.expect(ConfigJob.read(answer)));
  }

  /** The page of older versions, from which later versions redirect. */
  @Override
  public String timelineOf(Connection connection) {
    return calls().session().address().pageOf(connection, "job-history");
  }

  private List<Job> jobs(String connectionId, int limit, List<String> types) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("configTypes", types);
    body.put("configId", connectionId);
    body.put("pagination", Map.of("pageSize", limit, "rowOffset", 0));
    return calls()
        .ask(
            "/jobs/list",
            body,
            answer ->
                newest(answer.needList("jobs", ConfigJob::read), connectionId).stream()
                    .limit(limit)
                    .toList());
  }
}
