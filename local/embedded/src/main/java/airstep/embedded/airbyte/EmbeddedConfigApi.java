package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Edition;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The older Config API: every call except the health check is a POST. */
final class EmbeddedConfigApi implements Dialect {

  /** Calls that an old Airbyte did not have yet. */
  private static final Set<String> NEWER =
      Set.of("POST/applications/token", "POST/connections/clear", "POST/jobs/get_without_logs");

  /** Calls that the current Airbyte no longer has. */
  private static final Set<String> OLDER = Set.of("POST/workspaces/list");

  private final AirbytePlatform platform;
  private final boolean old;
  private final ConfigProblem problem;
  private final ConfigView view;

  EmbeddedConfigApi(Edition edition, AirbytePlatform platform) {
    this.platform = platform;
    this.old = edition == Edition.OLD;
    this.problem = new ConfigProblem(edition);
    this.view = new ConfigView(old);
  }

  @Override
  public String basePath() {
    return "/api/v1";
  }

  @Override
  public boolean isMissing(String call) {
    return (old ? NEWER : OLDER).contains(call);
  }

  @Override
  public Http.Response health() {
    return Replies.json(200, Replies.object().put("available", true));
  }

  /** The tokens of the public API, without their lifetime. */
  @Override
  public JsonNode token(String issued, long seconds) {
    return Replies.object().put("access_token", issued);
  }

  @Override
  public int wrongCredentials() {
    return 401;
  }

  @Override
  public Http.Response answer(String call, Http.Request request) {
    String text = request.body().isEmpty() ? "{}" : request.body();
    Body body = Body.read(text, problem::unreadable);
    return switch (call) {
      case "POST/workspaces/list" ->
          list("workspaces", platform.workspaces().stream().map(view::workspace));
      case "POST/connections/list" -> connections(body);
      case "POST/connections/get" -> Replies.json(200, view.connection(connection(body)));
      case "POST/connections/sync" -> start(body, JobType.SYNC);
      case "POST/connections/reset" -> start(body, JobType.RESET);
      case "POST/connections/clear" -> start(body, JobType.CLEAR);
      case "POST/jobs/get" -> one(job(body), true);
      case "POST/jobs/get_without_logs" -> one(job(body), false);
      case "POST/jobs/cancel" -> cancel(body);
      case "POST/jobs/list" -> jobs(body);
      default -> ApiProblem.unknownPath();
    };
  }

  private Http.Response start(Body body, JobType type) {
    EmbeddedConnection connection = connection(body);
    return switch (platform.start(connection, type, Actor.API)) {
      case Started.Created(var job) -> one(job, false);
      case Started.AlreadyRunning(_) ->
          problem.conflict("A sync is already running for: " + connection.id());
      case Started.NotActive(_) -> problem.notActive();
    };
  }

  /** When nothing runs, an old Airbyte answers the unchanged job. */
  private Http.Response cancel(Body body) {
    return platform.cancel(job(body), Actor.API).isEmpty() && !old
        ? problem.conflict("Job is not currently running")
        : one(job(body), false);
  }

  private Http.Response one(EmbeddedJob job, boolean logs) {
    return Replies.json(200, view.job(job, platform.now(), logs));
  }

  /** Newest first, and paged only on request. */
  private Http.Response jobs(Body body) {
    Set<JobType> types = new HashSet<>();
    for (JsonNode word : body.field("configTypes")) {
      types.add(
          JobType.fromConfigWord(word.asText(), old).orElseThrow(() -> body.bad("configTypes")));
    }
    EmbeddedConnection connection = connection(body, "configId");
    List<EmbeddedJob> jobs =
        platform.jobs().stream()
            .filter(job -> job.connectionId().equals(connection.id()))
            .filter(job -> types.contains(job.type()))
            .sorted(
                Comparator.comparing(EmbeddedJob::createdAt)
                    .thenComparingLong(EmbeddedJob::serial)
                    .reversed())
            .toList();
    JsonNode page = body.field("pagination");
    ObjectNode answer =
        rows(
            "jobs",
            jobs.stream()
                .skip(page.path("rowOffset").asInt(0))
                .limit(page.path("pageSize").asInt(Integer.MAX_VALUE))
                .map(job -> view.row(job, platform.now())));
    return Replies.json(200, answer.put("totalJobCount", jobs.size()));
  }

  /** Without deleted ones. */
  private Http.Response connections(Body body) {
    String id = body.text("workspaceId");
    Workspace workspace =
        platform.workspaces().stream()
            .filter(it -> it.id().toString().equals(id))
            .findFirst()
            .orElseThrow(() -> problem.unknown("workspace " + id));
    return list(
        "connections",
        platform.connections().stream()
            .filter(connection -> connection.workspaceId().equals(workspace.id()))
            .filter(connection -> connection.status() != EmbeddedConnectionStatus.DEPRECATED)
            .map(view::connection));
  }

  private static Http.Response list(String name, Stream<ObjectNode> rows) {
    return Replies.json(200, rows(name, rows));
  }

  private static ObjectNode rows(String name, Stream<ObjectNode> rows) {
    var answer = Replies.object();
    answer.putArray(name).addAll(rows.toList());
    return answer;
  }

  private EmbeddedConnection connection(Body body) {
    return connection(body, "connectionId");
  }

  private EmbeddedConnection connection(Body body, String field) {
    String id = body.text(field);
    return Ids.uuid(id)
        .flatMap(platform::connection)
        .orElseThrow(() -> problem.unknown("connection " + id));
  }

  private EmbeddedJob job(Body body) {
    JsonNode id = body.field("id");
    if (!id.isIntegralNumber()) {
      throw body.bad("id");
    }
    return platform.job(id.longValue()).orElseThrow(() -> problem.unknown("job with id: " + id));
  }
}
