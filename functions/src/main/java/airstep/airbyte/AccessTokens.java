package airstep.airbyte;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens that applications were given, until shortly before they expire. */
final class AccessTokens {

  /** For an Airbyte that does not say: the shortest life that any version gives. */
  private static final Duration SHORTEST = Duration.ofMinutes(3);

  private final InstantSource clock;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  AccessTokens(InstantSource clock) {
    this.clock = clock;
  }

  Optional<String> of(Credentials.Application application) {
    Token token = tokens.get(application.id());
    return token != null && clock.instant().isBefore(token.renewAt())
        ? Optional.of(token.value())
        : Optional.empty();
  }

  /** Keeps a token for four fifths of its life, so that none expires on its way. */
  void keep(Credentials.Application application, String token, Optional<Duration> life) {
    Duration use = life.orElse(SHORTEST).multipliedBy(4).dividedBy(5);
    tokens.put(application.id(), new Token(token, clock.instant().plus(use)));
  }

  void forget(Credentials.Application application) {
    tokens.remove(application.id());
  }

  private record Token(String value, Instant renewAt) {
    @Override
    public String toString() {
      return "Token[until " + renewAt + "]";
    }
  }
}
