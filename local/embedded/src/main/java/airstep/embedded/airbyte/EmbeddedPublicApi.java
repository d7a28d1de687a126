package airstep.embedded.airbyte;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import airstep.vocabulary.json.JsonFields;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The public API. The edition decides the responses to unknown ids and wrong credentials. */
record EmbeddedPublicApi(Edition edition, AirbytePlatform platform) implements Dialect {

  private static final Pattern BY_ID = Pattern.compile("(\\w+/\\w+)/([^/]+)");

  @Override
  public String basePath() {
    return edition.basePath();
  }

  @Override
  public Http.Response health() {
    return Replies.text(200, "Successful operation");
  }

  @Override
  public JsonFields token(String issued, long seconds) {
    return new JsonFields()
        .put("access_token", issued)
        .put("token_type", "Bearer")
        .put("expires_in", seconds);
  }

  @Override
  public int wrongCredentials() {
    return edition == Edition.CLOUD ? 401 : 400;
  }

  @Override
  public Http.Response answer(String call, Http.Request request) {
    Matcher byId = BY_ID.matcher(call);
    if (byId.matches()) {
      String id = byId.group(2);
      return switch (byId.group(1)) {
        case "GET/jobs" -> Replies.json(200, view(job(id)));
        case "DELETE/jobs" -> cancel(id);
        case "GET/connections" -> Replies.json(200, PublicView.connection(connection(id)));
        default -> ApiProblem.unknownPath();
      };
    }
    Query query = Query.of(request.uri());
    return switch (call) {
      case "POST/jobs" -> start(Body.read(request.body(), ApiProblem::unreadable));
      case "GET/jobs" -> page("/v1/jobs", query, jobs(query), this::view);
      case "GET/connections" ->
          page("/v1/connections", query, connections(query), PublicView::connection);
      case "GET/workspaces" ->
          page("/v1/workspaces", query, platform.workspaces().stream(), PublicView::workspace);
      default -> ApiProblem.unknownPath();
    };
  }

  /** Refreshes are not supported in this API. */
  private Http.Response start(Body body) {
    String id = body.text("connectionId");
    JobType type =
        JobType.fromWire(body.text("jobType"))
            .filter(it -> it != JobType.REFRESH)
            .orElseThrow(() -> body.bad("body"));
    return switch (platform.start(connection(id), type, Actor.API)) {
      case Started.Created(var job) -> Replies.json(200, view(job));
      case Started.AlreadyRunning(_) -> ApiProblem.alreadyRunning(id);
      case Started.NotActive(_) -> ApiProblem.stateConflict("Could not fulfill request");
    };
  }

  private Http.Response cancel(String id) {
    return platform.cancel(job(id), Actor.API).isEmpty()
        ? ApiProblem.notRunning()
        : Replies.json(200, view(job(id)));
  }

  /** All jobs, or those of one connection; oldest first by default. */
  private Stream<EmbeddedJob> jobs(Query query) {
    Optional<UUID> connection =
        query.text("connectionId").map(this::connection).map(EmbeddedConnection::id);
    Comparator<EmbeddedJob> order =
        Comparator.comparing(EmbeddedJob::createdAt).thenComparingLong(EmbeddedJob::id);
    return connection.map(platform::present).orElseGet(platform::present).stream()
        .sorted(
            switch (query.text("orderBy").orElse("createdAt|ASC")) {
              case "createdAt|ASC" -> order;
              case "createdAt|DESC" -> order.reversed();
              default -> throw Query.bad("orderBy");
            });
  }

  private JsonFields view(EmbeddedJob job) {
    return PublicJobView.of(job, platform.now());
  }

  private Stream<EmbeddedConnection> connections(Query query) {
    Optional<UUID> workspace =
        query
            .text("workspaceIds")
            .map(id -> Ids.uuid(id).orElseThrow(() -> Query.bad("workspaceIds")));
    boolean deletedToo = query.text("includeDeleted").filter("true"::equals).isPresent();
    return platform.connections().stream()
        .filter(it -> workspace.filter(id -> !id.equals(it.workspaceId())).isEmpty())
        .filter(it -> deletedToo || it.status() != EmbeddedConnectionStatus.DEPRECATED);
  }

  /**
   * One page of a list. {@code next} is as unreliable as Airbyte's: every page that is not empty
   * has one, it lacks the filters and the order, and it may point to localhost.
   */
  private <T> Http.Response page(
      String path, Query query, Stream<T> all, Function<T, JsonFields> view) {
    int limit = query.integer("limit", 20, 1, 100);
    int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
    var page = all.skip(offset).limit(limit).map(view).toList();
    String link = edition.publicHost() + path + "?limit=" + limit + "&offset=";
    return Replies.json(
        200,
        new JsonFields()
            .put("data", page)
            .put("next", page.isEmpty() ? "" : link + (offset + limit))
            .put("previous", offset == 0 ? "" : link + Math.max(0, offset - limit)));
  }

  private EmbeddedConnection connection(String id) {
    return Ids.uuid(id)
        .flatMap(platform::connection)
        .orElseThrow(() -> unknown(ApiProblem.notFound("connection", id)));
  }

  /** Core, oddly, answers that an unknown job is not running. */
  private EmbeddedJob job(String id) {
    return Ids.number(id)
        .flatMap(platform::job)
        .orElseThrow(() -> unknown(ApiProblem.notRunning()));
  }

  private ApiRefusal unknown(Http.Response onCore) {
    return new ApiRefusal(edition == Edition.CLOUD ? ApiProblem.forbidden() : onCore);
  }
}
