package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import airstep.embedded.transport.Replies;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A whole Airbyte: its two APIs, a world of connections behind them, and a record of all calls.
 * Thread-safe; its time is the time of the clock.
 */
public final class EmbeddedAirbyte extends AirbytePlatform implements Service {

  private final List<Dialect> dialects;
  private final Gate gate;
  private final List<LoggedRequest> log = Collections.synchronizedList(new ArrayList<>());

  public EmbeddedAirbyte(InstantSource clock, World world, AirbyteSettings settings) {
    super(world, clock);
    Edition edition = settings.edition();
    this.gate = new Gate(settings);
    var configApi = new EmbeddedConfigApi(edition, this);
    this.dialects =
        edition == Edition.OLD
            ? List.of(configApi)
            : List.of(new EmbeddedPublicApi(edition, this), configApi);
  }

  @Override
  public Http.Response handle(Http.Request request) {
    Http.Response response =
        dialects.stream()
            .filter(dialect -> speaks(dialect, request.uri()))
            .findFirst()
            .map(dialect -> answer(dialect, request))
            .orElseGet(ApiProblem::unknownPath);
    String target = target(request.uri());
    log.add(new LoggedRequest(now(), request.method(), target, response.status()));
    return response;
  }

  private Http.Response answer(Dialect dialect, Http.Request request) {
    String call =
        request.method() + request.uri().getRawPath().substring(dialect.basePath().length());
    if (dialect.isMissing(call)) {
      return ApiProblem.unknownPath();
    }
    try {
      return switch (call) {
        case "GET/health" -> dialect.health();
        case "POST/applications/token" ->
            token(dialect, Body.read(request.body(), ApiProblem::unreadable));
        default -> gate.refusal(request, now()).orElseGet(() -> dialect.answer(call, request));
      };
    } catch (ApiRefusal refusal) {
      return refusal.answer();
    }
  }

  /** Ignores the grant type, as Airbyte does. */
  private Http.Response token(Dialect dialect, Body body) {
    return gate.issue(new Credentials(body.text("client_id"), body.text("client_secret")), now())
        .map(it -> Replies.json(200, dialect.token(it, gate.lifetime().toSeconds())))
        .orElseGet(() -> ApiProblem.errorId(dialect.wrongCredentials(), "wrong credentials"));
  }

  /** Changes the login and the credentials that a caller must send, and revokes all tokens. */
  public void require(AirbyteSettings changed) {
    gate.require(changed);
  }

  /** Revokes all tokens; the same credentials give new ones. */
  public void revokeTokens() {
    gate.revokeTokens();
  }

  /** Every call, in the order of the responses. */
  public List<LoggedRequest> requests() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  private static boolean speaks(Dialect dialect, URI uri) {
    return uri.getRawPath().startsWith(dialect.basePath() + "/");
  }

  private static String target(URI uri) {
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
