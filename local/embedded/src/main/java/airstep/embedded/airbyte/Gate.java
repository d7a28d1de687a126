package airstep.embedded.airbyte;

import airstep.embedded.transport.Headers;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Checks the credentials of callers. */
final class Gate {

  private static final String BEARER = "Bearer ";

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
    return switch (login) {
      case Login.None() -> true;
      case Login.Basic(var username, var password) ->
          shown.filter(("Basic " + encode(username + ":" + password))::equals).isPresent();
      case Login.Token() ->
          shown
              .filter(header -> header.startsWith(BEARER))
              .filter(header -> tokens.accepts(header.substring(BEARER.length()), now))
              .isPresent();
    };
  }

  /** Airbyte's response has no body; a proxy's has a page. */
  Http.Response refusal() {
    return login instanceof Login.Basic
        ? Replies.of(401, "text/html", "<html><h1>401 Authorization Required</h1></html>")
        : ApiProblem.unauthorized();
  }

  private static String encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
