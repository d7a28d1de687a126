package airstep.embedded.airbyte;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The older Config API: every call except the health check is a POST. */
record EmbeddedConfigApi(Edition edition, AirbytePlatform platform, ConfigView view)
    implements Dialect {

  /** Calls that an old Airbyte did not have yet. */
  private static final Set<String> NEWER =
      Set.of("POST/applications/token", "POST/connections/clear", "POST/jobs/get_without_logs");

  /** Calls that the current Airbyte no longer has. */
  private static final Set<String> OLDER = Set.of("POST/workspaces/list");

  EmbeddedConfigApi(Edition edition, AirbytePlatform platform) {
    this(edition, platform, new ConfigView(edition == Edition.OLD));
  }

  @Override
  public String basePath() {
    return Edition.OLD.basePath();
  }

  @Override
  public boolean isMissing(String call) {
    return (view.old() ? NEWER : OLDER).contains(call);
  }

  @Override
  public Http.Response health() {
    return Replies.json(200, new JsonFields().put("available", true));
  }

  /** The tokens of the public API, without their lifetime. */
  @Override
  public JsonFields token(String issued, long seconds) {
    return new JsonFields().put("access_token", issued);
  }

  @Override
  public int wrongCredentials() {
    return 401;
  }

  @Override
  public Http.Response answer(String call, Http.Request request) {
    String text = request.body().isEmpty() ? "{}" : request.body();
    Body body = Body.read(text, this::unreadable);
    return switch (call) {
      case "POST/workspaces/list" ->
          list("workspaces", platform.workspaces().stream().map(view::workspace));
      case "POST/connections/list" -> connections(body);
      case "POST/connections/get" ->
          Replies.json(200, view.connection(connection(body, "connectionId")));
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
    EmbeddedConnection connection = connection(body, "connectionId");
    return switch (platform.start(connection, type, Actor.API)) {
      case Started.Created(var job) -> one(job, false);
      case Started.AlreadyRunning(_) ->
          conflict("A sync is already running for: " + connection.id());
      // The status of the response does not show that the connection is the cause.
      case Started.NotActive(_) ->
          problem(
              500,
              "Internal Server Error: Can only sync an active connection",
              "java.lang.IllegalStateException");
    };
  }

  /** When nothing runs, an old Airbyte returns the job unchanged. */
  private Http.Response cancel(Body body) {
    return platform.cancel(job(body), Actor.API).isEmpty() && !view.old()
        ? conflict("Job is not currently running")
        : one(job(body), false);
  }

  private Http.Response one(EmbeddedJob job, boolean logs) {
    return Replies.json(200, view.job(job, platform.now(), logs));
  }

  /** Newest first, and paged only on request. */
  private Http.Response jobs(Body body) {
    Set<JobType> types = new HashSet<>();
    for (String word : body.json().texts("configTypes")) {
      types.add(
          JobType.fromConfigWord(word, view.old()).orElseThrow(() -> body.bad("configTypes")));
    }
    EmbeddedConnection connection = connection(body, "configId");
    List<EmbeddedJob> jobs =
        platform.present(connection.id()).stream()
            .filter(job -> types.contains(job.type()))
            .sorted(
                Comparator.comparing(EmbeddedJob::createdAt)
                    .thenComparingLong(EmbeddedJob::serial)
                    .reversed())
            .toList();
    JsonObject page = body.json().object("pagination").orElse(JsonObject.empty());
    Stream<JsonFields> rows =
        jobs.stream()
            .skip(page.whole("rowOffset").orElse(0))
            .limit(page.whole("pageSize").orElse(Long.MAX_VALUE))
            .map(job -> view.row(job, platform.now()));
    return Replies.json(
        200, new JsonFields().put("jobs", rows.toList()).put("totalJobCount", jobs.size()));
  }

  /** Without deleted ones. */
  private Http.Response connections(Body body) {
    String id = body.text("workspaceId");
    Workspace workspace =
        platform.workspaces().stream()
            .filter(it -> it.id().toString().equals(id))
            .findFirst()
            .orElseThrow(() -> unknown("workspace " + id));
    return list(
        "connections",
        platform.connections().stream()
            .filter(connection -> connection.workspaceId().equals(workspace.id()))
            .filter(connection -> connection.status() != EmbeddedConnectionStatus.DEPRECATED)
            .map(view::connection));
  }

  private static Http.Response list(String name, Stream<JsonFields> rows) {
    return Replies.json(200, new JsonFields().put(name, rows.toList()));
  }

  private EmbeddedConnection connection(Body body, String field) {
    String id = body.text(field);
    return Ids.uuid(id)
        .flatMap(platform::connection)
        .orElseThrow(() -> unknown("connection " + id));
  }

  private EmbeddedJob job(Body body) {
    long id = body.whole("id");
    return platform.job(id).orElseThrow(() -> unknown("job with id: " + id));
  }

  private ApiRefusal unknown(String what) {
    return new ApiRefusal(
        edition == Edition.CLOUD
            ? problem(403, "Forbidden", "errors.ForbiddenException")
            : problem(404, "Could not find " + what, "errors.IdNotFoundKnownException"));
  }

  private Http.Response unreadable(String field) {
    return problem(422, "The received object did not pass validation: " + field, "errors.Invalid");
  }

  /** An old Airbyte gives the reason and a stack, the current one neither. */
  private Http.Response problem(int status, String message, String exception) {
    return view.old() ? known(status, message, exception) : ApiProblem.errorId(status, message);
  }

  /** Every Airbyte gives the reason of a conflict. */
  private static Http.Response conflict(String message) {
    return known(409, message, "errors.ValueConflictKnownException");
  }

  private static Http.Response known(int status, String message, String exception) {
    return Replies.json(
        status,
        new JsonFields()
            .put("message", message)
            .put("exceptionClassName", exception)
            .put("exceptionStack", List.of()));
  }
}
