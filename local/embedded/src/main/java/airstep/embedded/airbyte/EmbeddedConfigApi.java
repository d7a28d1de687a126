package airstep.embedded.airbyte;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The older Config API: every call except the health check is a POST. */
final class EmbeddedConfigApi implements Dialect {

  /** Calls that an old Airbyte did not have yet, and one that the current one no longer has. */
  private static final Map<Generation, Set<String>> MISSING =
      Map.of(
          Generation.OLD,
              Set.of(
                  "POST/applications/token",
                  "POST/connections/clear",
                  "POST/jobs/get_without_logs"),
          Generation.CURRENT, Set.of("POST/workspaces/list"));

  private final AirbytePlatform platform;
  private final Set<String> missing;
  private final ConfigProblem problem;
  private final ConfigView view;
  private final ConfigJobs jobs;

  EmbeddedConfigApi(AirbyteSettings settings, AirbytePlatform platform) {
    Generation generation = settings.generation();
    this.platform = platform;
    this.missing = MISSING.get(generation);
    this.problem = new ConfigProblem(generation, settings.edition());
    this.view = new ConfigView(generation);
    this.jobs = new ConfigJobs(platform, generation, settings.idleCancel(), problem);
  }

  @Override
  public String basePath() {
    return "/api/v1";
  }

  @Override
  public boolean isMissing(String call) {
    return missing.contains(call);
  }

  @Override
  public Http.Response health() {
    return Replies.json(200, Replies.object().put("available", true));
  }

  /** The tokens of the public API, without their lifetime. */
  @Override
  public JsonNode token(IssuedTokens tokens, String issued) {
    return Replies.object().put("access_token", issued);
  }

  @Override
  public int wrongCredentials() {
    return 401;
  }

  @Override
  public Http.Response answer(String call, Http.Request request, Instant now) {
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

  /** Without deleted ones. */
  private Http.Response connections(ConfigBody body) {
    Workspace workspace = body.workspace("workspaceId");
    List<EmbeddedConnection> there =
        platform.connections().stream()
            .filter(connection -> connection.workspaceId().equals(workspace.id()))
            .filter(connection -> connection.status() != EmbeddedConnectionStatus.DEPRECATED)
            .toList();
    return list("connections", there, view::connection);
  }

  private static <T> Http.Response list(String name, List<T> all, Function<T, ObjectNode> view) {
    var answer = Replies.object();
    var rows = answer.putArray(name);
    all.forEach(one -> rows.add(view.apply(one)));
    return Replies.json(200, answer);
  }
}
