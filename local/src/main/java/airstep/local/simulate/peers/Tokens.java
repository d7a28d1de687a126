package airstep.local.simulate.peers;

import java.time.Duration;
import java.util.Optional;

/**
 * When a client asks for an access token.
 *
 * @param needed whether it does at all
 * @param goodFor how long it uses one; without, for as long as the token says
 */
record Tokens(boolean needed, Optional<Duration> goodFor) {

  static final Tokens NOT_NEEDED = new Tokens(false, Optional.empty());
  static final Tokens UNTIL_THEY_EXPIRE = new Tokens(true, Optional.empty());

  static Tokens goodFor(Duration time) {
    return new Tokens(true, Optional.of(time));
  }
}
