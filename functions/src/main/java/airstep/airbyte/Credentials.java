package airstep.airbyte;

import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import java.util.Optional;

/** What proves to Airbyte who we are. None of them shows itself in its text. */
sealed interface Credentials {

  /** What the secret gives: an API key, an application's id and secret, or nothing. */
  static Credentials of(Secret secret) {
    Optional<String> key = secret.text("api_key");
    Optional<String> clientId = secret.text("client_id");
    Optional<String> clientSecret = secret.text("client_secret");
    if (key.isPresent()) {
      if (!key.get().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
        throw new SecretUnusableException(
            "secret "
                + secret.name()
                + ": `api_key` holds a blank or a character beyond ASCII: copy the key again");
      }
      return new ApiKey(key.get());
    }
    if (clientId.isPresent() != clientSecret.isPresent()) {
      throw new SecretUnusableException(
          "secret "
              + secret.name()
              + " has only one of `client_id` and `client_secret`: an application needs both");
    }
    return clientId.isPresent() ? new Application(clientId.get(), clientSecret.get()) : new None();
  }

  /** What must never be seen, or an empty text. */
  String confidential();

  /** What a refusal says of them, and what to do. */
  String refusal(String secretName);

  /** A key that is sent as it is. */
  final class ApiKey implements Credentials {
    private final String key;

    ApiKey(String key) {
      this.key = key;
    }

    @Override
    public String confidential() {
      return key;
    }

    @Override
    public String refusal(String secretName) {
      return "it does not accept the `api_key` in secret " + secretName + ": put a valid one there";
    }
  }

  /** An application, whose id and secret are exchanged for tokens of some minutes. */
  final class Application implements Credentials {
    private final String id;
    private final String secret;

    Application(String id, String secret) {
      this.id = id;
      this.secret = secret;
    }

    String id() {
      return id;
    }

    @Override
    public String confidential() {
      return secret;
    }

    @Override
    public String refusal(String secretName) {
      return "it does not accept the application in secret "
          + secretName
          + ": check its `client_id` and `client_secret`";
    }
  }

  /** An old self-hosted Airbyte that asks for none. */
  final class None implements Credentials {
    @Override
    public String confidential() {
      return "";
    }

    @Override
    public String refusal(String secretName) {
      return "it asks who we are, and secret "
          + secretName
          + " does not say: add `api_key`, or `client_id` and `client_secret`";
    }
  }
}
