package airstep.simulate.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * When a client requests an access token.
 *
 * @param needed whether it uses one
 * @param goodFor how long it uses one; if empty, as Airbyte's own SDKs do: until a minute before it
 *     expires, or until a call is answered 401
 */
record PeerTokens(boolean needed, Optional<Duration> goodFor) {

  static final PeerTokens NOT_NEEDED = new PeerTokens(false, Optional.empty());
  static final PeerTokens AS_THE_SDK = new PeerTokens(true, Optional.empty());

  private static final Duration EARLY = Duration.ofMinutes(1);

  static PeerTokens goodFor(Duration time) {
    return new PeerTokens(true, Optional.of(time));
  }

  /** How long a token with that lifetime is used. */
  Duration usedFor(Duration lifetime) {
    return goodFor.orElseGet(() -> lifetime.minus(EARLY));
  }

  boolean forgottenAfter(IOException failure) {
    return goodFor.isEmpty() && failure instanceof Refused refused && refused.status() == 401;
  }
}
