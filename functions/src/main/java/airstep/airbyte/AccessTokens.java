package airstep.airbyte;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Caches the access tokens of applications until shortly before they expire. */
final class AccessTokens {

  /** The lifetime in seconds to assume if Airbyte reports none: the shortest of any version. */
  private static final long SHORTEST = 180;

  private static final long DAY = 86_400;

  private final InstantSource clock;
  private final Map<Holder, Token> tokens = new ConcurrentHashMap<>();

  AccessTokens(InstantSource clock) {
    this.clock = clock;
  }

  Optional<String> of(Holder holder) {
    Token token = tokens.get(holder);
    return token != null && clock.instant().isBefore(token.renewAt())
        ? Optional.of(token.value())
        : Optional.empty();
  }

  /** Keeps a token for four fifths of its lifetime, so that it does not expire during a request. */
  void keep(Holder holder, String token, OptionalLong lifeSeconds) {
    long life = Math.clamp(lifeSeconds.orElse(SHORTEST), 0, DAY);
    Duration use = Duration.ofSeconds(life).multipliedBy(4).dividedBy(5);
    tokens.put(holder, new Token(token, clock.instant().plus(use)));
  }

  /** Removes the token, unless another call has already replaced it. */
  void forget(Holder holder, String token) {
    tokens.computeIfPresent(holder, (_, held) -> held.value().equals(token) ? null : held);
  }

  /** An application of one Airbyte. A token must never be sent to another one. */
  record Holder(URI airbyte, String applicationId) {}

  private record Token(String value, Instant renewAt) {
    @Override
    public String toString() {
      return "Token[until " + renewAt + "]";
    }
  }
}
