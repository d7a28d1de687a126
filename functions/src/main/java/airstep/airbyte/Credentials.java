package airstep.airbyte;

import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Credentials for Airbyte. Their text never contains the secret values. */
sealed interface Credentials {

  /** Reads the credentials from the secret: an API key, an application, a login, or none. */
  static Credentials of(Secret secret) {
    List<Function<Secret, Credentials>> forms = new ArrayList<>();
    if (secret.text("api_key").isPresent()) {
      forms.add(ApiKey::of);
    }
    if (both(secret, "client_id", "client_secret", "an application")) {
      forms.add(Application::of);
    }
    if (both(secret, "username", "password", "a login")) {
      forms.add(Login::of);
    }
    if (forms.size() > 1) {
      throw unusable(
          secret,
          " contains more than one kind of credentials: keep only one of `api_key`, `client_id`"
              + " with `client_secret`, and `username` with `password`");
    }
    return forms.isEmpty() ? new None() : forms.getFirst().apply(secret);
  }

  /** Returns the values that must never be shown. */
  List<String> confidential();

  /** Returns the message for rejected credentials, with a remedy. */
  String refusal(String secretName);

  /** Returns the authorization header for credentials that are sent directly, if any. */
  sealed interface Fixed extends Credentials {
    Optional<String> authorization();
  }

  /** An API key. */
  final class ApiKey implements Fixed {
    private final String key;

    private ApiKey(String key) {
      this.key = key;
    }

    private static ApiKey of(Secret secret) {
      String key = secret.needText("api_key");
      if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
        throw unusable(
            secret, ": `api_key` contains a space or a non-ASCII character: copy the key again");
      }
      return new ApiKey(key);
    }

    @Override
    public Optional<String> authorization() {
      return Optional.of("Bearer " + key);
    }

    @Override
    public List<String> confidential() {
      return List.of(key);
    }

    @Override
    public String refusal(String secretName) {
      return "the `api_key` in secret "
          + secretName
          + " is not accepted: replace it with a valid one";
    }
  }

  /** A user of the proxy in front of an older Airbyte, sent with HTTP basic authentication. */
  final class Login implements Fixed {
    private final String password;
    private final String encoded;

    private Login(String username, String password) {
      this.password = password;
      byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
      this.encoded = Base64.getEncoder().encodeToString(pair);
    }

    private static Login of(Secret secret) {
      String username = secret.needText("username");
      if (username.contains(":")) {
        throw unusable(
            secret, ": `username` contains a colon, which basic authentication does not allow");
      }
      return new Login(username, secret.needText("password"));
    }

    @Override
    public Optional<String> authorization() {
      return Optional.of("Basic " + encoded);
    }

    @Override
    public List<String> confidential() {
      return List.of(password, encoded);
    }

    @Override
    public String refusal(String secretName) {
      return "the `username` and `password` in secret "
          + secretName
          + " are not accepted. Airbyte 2.2 and later do not accept a user and password on the API:"
          + " create an application in Airbyte's settings, and store its `client_id` and"
          + " `client_secret` instead. For an older Airbyte, check `username` and `password`";
    }
  }

  /** An application, whose id and secret are exchanged for short-lived tokens. */
  final class Application implements Credentials {
    private final String id;
    private final String secret;

    private Application(String id, String secret) {
      this.id = id;
      this.secret = secret;
    }

    private static Application of(Secret secret) {
      return new Application(secret.needText("client_id"), secret.needText("client_secret"));
    }

    String id() {
      return id;
    }

    String secret() {
      return secret;
    }

    @Override
    public List<String> confidential() {
      return List.of(secret);
    }

    @Override
    public String refusal(String secretName) {
      return "the application in secret "
          + secretName
          + " is not accepted: check its `client_id` and `client_secret`";
    }
  }

  /** No credentials, for an old self-managed Airbyte without authentication. */
  final class None implements Fixed {
    @Override
    public Optional<String> authorization() {
      return Optional.empty();
    }

    @Override
    public List<String> confidential() {
      return List.of();
    }

    @Override
    public String refusal(String secretName) {
      return "it requires credentials, and secret "
          + secretName
          + " contains none: add `api_key`, or `client_id` and `client_secret`, or `username` and"
          + " `password`";
    }
  }

  private static boolean both(Secret secret, String one, String other, String what) {
    boolean present = secret.text(one).isPresent();
    if (present != secret.text(other).isPresent()) {
      throw unusable(
          secret, " has only one of `" + one + "` and `" + other + "`: " + what + " needs both");
    }
    return present;
  }

  private static SecretUnusableException unusable(Secret secret, String what) {
    return new SecretUnusableException("secret " + secret.name() + what);
  }
}
