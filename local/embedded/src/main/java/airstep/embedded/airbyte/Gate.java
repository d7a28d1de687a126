package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import airstep.embedded.transport.Headers;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Issues access tokens, and checks the credentials of callers. Thread-safe. */
final class Gate {

  private static final String BEARER = "Bearer ";

  private final Duration lifetime;
  private final Map<String, Instant> expiries = new HashMap<>();
  private Login login;
  private Credentials credentials;
  private int issued;

  Gate(AirbyteSettings settings) {
    this.lifetime = settings.tokenLifetime();
    this.login = settings.login();
    this.credentials = settings.credentials();
  }

  /** How long a token is valid. */
  Duration lifetime() {
    return lifetime;
  }

  /** A new token; empty for wrong credentials. */
  synchronized Optional<String> issue(Credentials offered, Instant now) {
    if (!credentials.equals(offered)) {
      return Optional.empty();
    }
    expiries.values().removeIf(expiry -> !now.isBefore(expiry));
    String token = "embedded-token-" + ++issued;
    expiries.put(token, now.plus(lifetime));
    return Optional.of(token);
  }

  synchronized boolean admits(Http.Request request, Instant now) {
    String shown = Headers.value(request.headers(), "Authorization").orElse("");
    return switch (login) {
      case Login.Token() ->
          shown.startsWith(BEARER)
              && now.isBefore(expiries.getOrDefault(shown.substring(BEARER.length()), Instant.MIN));
      case Login.Basic(String username, String password) -> {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        yield shown.equals("Basic " + Base64.getEncoder().encodeToString(pair));
      }
      case Login.None() -> true;
    };
  }

  /** Airbyte's response has no body; a proxy's has a page. */
  synchronized Http.Response refusal() {
    return login instanceof Login.Basic
        ? Replies.of(401, "text/html", "<html><h1>401 Authorization Required</h1></html>")
        : Replies.empty(401);
  }

  /** Replaces the login; earlier credentials are refused. */
  synchronized void require(Login newLogin) {
    login = newLogin;
  }

  synchronized void revokeTokens() {
    expiries.clear();
  }

  /** Replaces the credentials and revokes the tokens of the old ones. */
  synchronized void require(Credentials newCredentials) {
    credentials = newCredentials;
    expiries.clear();
  }
}
