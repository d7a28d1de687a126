package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import airstep.embedded.transport.Headers;
import airstep.http.Http;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Issues access tokens, and checks the credentials of callers. Thread-safe. */
final class Gate {

  /** When the {@code Authorization} header with a token expires. */
  private final Map<String, Instant> expiries = new HashMap<>();

  private AirbyteSettings settings;
  private int issued;

  Gate(AirbyteSettings settings) {
    this.settings = settings;
  }

  /** How long a new token is valid. */
  synchronized Duration lifetime() {
    return settings.tokenLifetime();
  }

  /** A new token; empty for wrong credentials. */
  synchronized Optional<String> issue(Credentials offered, Instant now) {
    if (!settings.credentials().equals(offered)) {
      return Optional.empty();
    }
    expiries.values().removeIf(expiry -> !now.isBefore(expiry));
    String token = "embedded-token-" + ++issued;
    expiries.put("Bearer " + token, now.plus(settings.tokenLifetime()));
    return Optional.of(token);
  }

  /** Empty for a caller with the right login, else the response. */
  synchronized Optional<Http.Response> refusal(Http.Request request, Instant now) {
    String shown = Headers.value(request.headers(), "Authorization").orElse("");
    Login login = settings.login();
    return login.admits(shown, now.isBefore(expiries.getOrDefault(shown, Instant.MIN)))
        ? Optional.empty()
        : Optional.of(login.refusal());
  }

  synchronized void revokeTokens() {
    expiries.clear();
  }

  /** Replaces the login and the credentials, and revokes the tokens of the old ones. */
  synchronized void require(AirbyteSettings changed) {
    settings = changed;
    expiries.clear();
  }
}
