package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The older Config API: everything but the health is a POST, and no list has pages of its own. */
final class EmbeddedConfigApi implements Dialect {

  /** Calls that came later, and the one that went. */
  private static final Map<Generation, Set<String>> MISSING =
      Map.of(
          Generation.OLD,
          Set.of("POST/applications/token", "POST/connections/clear", "POST/jobs/get_without_logs"),
          Generation.CURRENT,
          Set.of("POST/workspaces/list"));

  private final AirbytePlatform platform;
  private final IssuedTokens tokens;
  private final Gate gate;
  private final InstantSource clock;
  private final Set<String> missing;
  private final ConfigProblem problem;
  private final ConfigView view;
  private final ConfigJobs jobs;

  EmbeddedConfigApi(
      AirbyteSettings settings,
      AirbytePlatform platform,
      IssuedTokens tokens,
      Gate gate,
      InstantSource clock) {
    Generation generation = settings.generation();
    this.platform = platform;
    this.tokens = tokens;
    this.gate = gate;
    this.clock = clock;
    this.missing = MISSING.get(generation);
    this.problem = new ConfigProblem(generation, settings.access());
    this.view = new ConfigView(generation);
    this.jobs = new ConfigJobs(platform, generation, settings.idleCancel(), problem);
  }

  @Override
  public String basePath() {
    return "/api/v1";
  }

  @Override
  public Http.Response answer(Http.Request request) {
    String call = request.method() + request.uri().getRawPath().substring(basePath().length());
    Instant now = clock.instant();
    if (missing.contains(call)) {
      return ApiProblem.unknownPath();
    }
    try {
      return switch (call) {
        case "GET/health" ->
            Replies.json(200, JsonNodeFactory.instance.objectNode().put("available", true));
        case "POST/applications/token" -> token(Body.read(request.body()), now);
        default -> gate.admits(request, now) ? admitted(call, request, now) : gate.refusal();
      };
    } catch (ApiRefusal refusal) {
      return refusal.answer();
    }
  }

  private Http.Response admitted(String call, Http.Request request, Instant now) {
    ConfigBody body = ConfigBody.read(request.body(), platform, problem);
    return switch (call) {
      case "POST/workspaces/list" -> list("workspaces", platform.workspaces(), view::workspace);
      case "POST/connections/list" -> connections(body);
      case "POST/connections/get" ->
          Replies.json(200, view.connection(body.connection("connectionId")));
      case "POST/connections/sync" -> jobs.start(body, JobType.SYNC, now);
      case "POST/connections/reset" -> jobs.start(body, JobType.RESET, now);
      case "POST/connections/clear" -> jobs.start(body, JobType.CLEAR, now);
      case "POST/jobs/get" -> jobs.read(body, true, now);
      case "POST/jobs/get_without_logs" -> jobs.read(body, false, now);
      case "POST/jobs/cancel" -> jobs.cancel(body, now);
      case "POST/jobs/list" -> jobs.list(body, now);
      default -> ApiProblem.unknownPath();
    };
  }

  /** Deleted ones are not among them. */
  private Http.Response connections(ConfigBody body) {
    Workspace workspace = body.workspace("workspaceId");
    List<EmbeddedConnection> there =
        platform.connections().stream()
            .filter(connection -> connection.workspaceId().equals(workspace.id()))
            .filter(connection -> connection.status() != EmbeddedConnectionStatus.DEPRECATED)
            .toList();
    return list("connections", there, view::connection);
  }

  /** The same tokens as the public API's, without a word of how long they last. */
  private Http.Response token(Body body, Instant now) {
    return tokens
        .issue(new Credentials(body.text("client_id"), body.text("client_secret")), now)
        .map(token -> JsonNodeFactory.instance.objectNode().put("access_token", token))
        .map(answer -> Replies.json(200, answer))
        .orElseGet(() -> ApiProblem.wrongCredentials(401));
  }

  private static <T> Http.Response list(String name, List<T> all, Function<T, ObjectNode> view) {
    var answer = JsonNodeFactory.instance.objectNode();
    var rows = answer.putArray(name);
    all.forEach(one -> rows.add(view.apply(one)));
    return Replies.json(200, answer);
  }
}
