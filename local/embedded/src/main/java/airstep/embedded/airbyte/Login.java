package airstep.embedded.airbyte;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;

/** The authentication that an Airbyte requires. */
public sealed interface Login {

  /**
   * Returns whether a request is let in.
   *
   * @param shown its authorization header
   * @param issued whether Airbyte has issued a token that is still valid
   */
  boolean admits(Optional<String> shown, Predicate<String> issued);

  /** A token that was issued to the application. */
  record Token() implements Login {
    private static final String BEARER = "Bearer ";

    @Override
    public boolean admits(Optional<String> shown, Predicate<String> issued) {
      return shown
          .filter(header -> header.startsWith(BEARER))
          .filter(header -> issued.test(header.substring(BEARER.length())))
          .isPresent();
    }
  }

  /** The user of a proxy in front of an older Airbyte. */
  record Basic(String username, String password) implements Login {
    @Override
    public boolean admits(Optional<String> shown, Predicate<String> issued) {
      byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
      String encoded = Base64.getEncoder().encodeToString(pair);
      return shown.filter(("Basic " + encoded)::equals).isPresent();
    }
  }

  /** No authentication. */
  record None() implements Login {
    @Override
    public boolean admits(Optional<String> shown, Predicate<String> issued) {
      return true;
    }
  }
}
