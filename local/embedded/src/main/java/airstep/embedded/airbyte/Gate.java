package airstep.embedded.airbyte;

import airstep.embedded.transport.Headers;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import java.time.Instant;
import java.util.Optional;

/** Checks the credentials of callers. */
final class Gate {

  private final IssuedTokens tokens;
  private volatile Login login;

  Gate(Login login, IssuedTokens tokens) {
    this.login = login;
    this.tokens = tokens;
  }

  /** Replaces the login; earlier credentials are refused. */
  void require(Login newLogin) {
    login = newLogin;
  }

  boolean admits(Http.Request request, Instant now) {
    Optional<String> shown = Headers.value(request.headers(), "Authorization");
    return login.admits(shown, token -> tokens.accepts(token, now));
  }

  /** Airbyte's response has no body; a proxy's has a page. */
  Http.Response refusal() {
    return login instanceof Login.Basic
        ? Replies.of(401, "text/html", "<html><h1>401 Authorization Required</h1></html>")
        : ApiProblem.unauthorized();
  }
}
