package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Edition;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public API. */
final class EmbeddedPublicApi implements Dialect {

  private static final Pattern BY_ID = Pattern.compile("(\\w+/\\w+)/([^/]+)");

  private final Edition edition;
  private final PublicJobs jobs;
  private final PublicConnections connections;
  private final PublicWorkspaces workspaces;

  EmbeddedPublicApi(AirbyteSettings settings, AirbytePlatform platform) {
    this.edition = settings.edition();
    var visible = new Visible(platform, edition);
    String host = edition.publicHost() + "/v1";
    this.jobs = new PublicJobs(platform, visible, settings.idleCancel(), host + "/jobs");
    this.connections = new PublicConnections(platform, visible, host + "/connections");
    this.workspaces = new PublicWorkspaces(platform, host + "/workspaces");
  }

  @Override
  public String basePath() {
    return edition.basePath();
  }

  @Override
  public boolean isMissing(String call) {
    return false;
  }

  @Override
  public Http.Response health() {
    return Replies.text(200, "Successful operation");
  }

  @Override
  public JsonNode token(IssuedTokens tokens, String issued) {
    return Replies.object()
        .put("access_token", issued)
        .put("token_type", "Bearer")
        .put("expires_in", tokens.lifetime().toSeconds());
  }

  @Override
  public int wrongCredentials() {
    return edition == Edition.CLOUD ? 401 : 400;
  }

  @Override
  public Http.Response answer(String call, Http.Request request, Instant now) {
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
      case "POST/jobs" -> jobs.create(Body.read(request.body(), ApiProblem::unreadable), now);
      case "GET/connections" -> connections.list(query);
      case "GET/workspaces" -> workspaces.list(query);
      default -> ApiProblem.unknownPath();
    };
  }
}
