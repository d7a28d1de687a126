package airstep.embedded.airbyte;

import airstep.embedded.transport.Headers;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import java.time.Instant;
import java.util.Optional;

/** Lets callers in, or does not. */
final class Gate {

  private final IssuedTokens tokens;
  private volatile Login login;

  Gate(Login login, IssuedTokens tokens) {
    this.login = login;
    this.tokens = tokens;
  }

  /** What was shown before is refused from now on. */
  void require(Login newLogin) {
    login = newLogin;
  }

  boolean admits(Http.Request request, Instant now) {
    Optional<String> shown = Headers.value(request.headers(), "Authorization");
    return login.admits(shown, token -> tokens.accepts(token, now));
  }

  /** Airbyte itself says no more than the status; a proxy shows its page. */
  Http.Response refusal() {
    return login instanceof Login.Basic
        ? Replies.of(401, "text/html", "<html><h1>401 Authorization Required</h1></html>")
        : ApiProblem.unauthorized();
  }
}
