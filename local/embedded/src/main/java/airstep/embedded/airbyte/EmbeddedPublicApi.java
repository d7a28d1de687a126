package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public API: finds the resource, and asks for a token where one is needed. */
final class EmbeddedPublicApi implements Dialect {

  private static final Pattern BY_ID = Pattern.compile("(\\w+/\\w+)/([^/]+)");

  private final AirbyteSettings settings;
  private final Gate gate;
  private final InstantSource clock;
  private final IssuedTokens tokens;
  private final PublicJobs jobs;
  private final PublicConnections connections;
  private final PublicWorkspaces workspaces;

  EmbeddedPublicApi(
      AirbyteSettings settings,
      AirbytePlatform platform,
      IssuedTokens tokens,
      Gate gate,
      InstantSource clock) {
    var visible = new Visible(platform, settings.access());
    String host = settings.publicHost() + "/v1";
    this.settings = settings;
    this.gate = gate;
    this.clock = clock;
    this.tokens = tokens;
    this.jobs = new PublicJobs(platform, visible, settings.idleCancel(), host + "/jobs");
    this.connections = new PublicConnections(platform, visible, host + "/connections");
    this.workspaces = new PublicWorkspaces(platform, host + "/workspaces");
  }

  @Override
  public String basePath() {
    return settings.basePath();
  }

  @Override
  public Http.Response answer(Http.Request request) {
    String call = request.method() + request.uri().getRawPath().substring(basePath().length());
    Instant now = clock.instant();
    try {
      return switch (call) {
        case "GET/health" -> Replies.text(200, "Successful operation");
        case "POST/applications/token" -> token(Body.read(request.body()), now);
        default -> gate.admits(request, now) ? guarded(call, request, now) : gate.refusal();
      };
    } catch (ApiRefusal refusal) {
      return refusal.answer();
    }
  }

  private Http.Response guarded(String call, Http.Request request, Instant now) {
    Matcher byId = BY_ID.matcher(call);
    if (byId.matches()) {
      String id = byId.group(2);
      return switch (byId.group(1)) {
        case "GET/jobs" -> jobs.read(id, now);
        case "DELETE/jobs" -> jobs.cancel(id, now);
        case "GET/connections" -> connections.read(id);
        default -> ApiProblem.unknownPath();
      };
    }
    Query query = Query.of(request.uri());
    return switch (call) {
      case "GET/jobs" -> jobs.list(query, now);
      case "POST/jobs" -> jobs.create(Body.read(request.body()), now);
      case "GET/connections" -> connections.list(query);
      case "GET/workspaces" -> workspaces.list(query);
      default -> ApiProblem.unknownPath();
    };
  }

  /** Never reads the grant type. */
  private Http.Response token(Body body, Instant now) {
    return tokens
        .issue(new Credentials(body.text("client_id"), body.text("client_secret")), now)
        .map(
            token ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("access_token", token)
                    .put("token_type", "Bearer")
                    .put("expires_in", tokens.lifetime().toSeconds()))
        .map(answer -> Replies.json(200, answer))
        .orElseGet(
            () ->
                ApiProblem.wrongCredentials(
                    settings.access() == AirbyteSettings.Access.SCOPED_USER ? 401 : 400));
  }
}
