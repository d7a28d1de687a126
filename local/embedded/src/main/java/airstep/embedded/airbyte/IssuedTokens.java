package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Issues access tokens for the current credentials and checks them. */
final class IssuedTokens {

  private final Duration lifetime;
  private final Map<String, Instant> expiries = new HashMap<>();
  private Credentials credentials;
  private int issued;

  IssuedTokens(Credentials credentials, Duration lifetime) {
    this.credentials = credentials;
    this.lifetime = lifetime;
  }

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

  synchronized boolean accepts(String token, Instant now) {
    return now.isBefore(expiries.getOrDefault(token, Instant.MIN));
  }

  synchronized void revokeAll() {
    expiries.clear();
  }

  synchronized void replaceCredentials(Credentials newCredentials) {
    credentials = newCredentials;
    expiries.clear();
  }
}
