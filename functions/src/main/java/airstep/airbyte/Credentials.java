package airstep.airbyte;

import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Credentials for Airbyte. Their text never contains the secret values.
 *
 * @param id the id of the application, or the name of the user
 * @param key the API key, the application's secret, or the password
 */
record Credentials(Form form, String id, String key) {

  enum Form {
    /** An old self-managed Airbyte without authentication. */
    NONE,
    API_KEY,
    /** An application, whose id and secret are exchanged for short-lived tokens. */
    APPLICATION,
    /** A user of the proxy in front of an older Airbyte, sent with HTTP basic authentication. */
    LOGIN
  }

  /** Reads the credentials from the secret: an API key, an application, a login, or none. */
  static Credentials of(Secret secret) {
    List<Form> forms = new ArrayList<>();
    if (secret.text("api_key").isPresent()) {
      forms.add(Form.API_KEY);
    }
    if (both(secret, "client_id", "client_secret", "an application")) {
      forms.add(Form.APPLICATION);
    }
    if (both(secret, "username", "password", "a login")) {
      forms.add(Form.LOGIN);
    }
    if (forms.size() > 1) {
      throw unusable(
          secret,
          " contains more than one kind of credentials: keep only one of `api_key`, `client_id`"
              + " with `client_secret`, and `username` with `password`");
    }
    Form form = forms.isEmpty() ? Form.NONE : forms.getFirst();
    return switch (form) {
      case NONE -> new Credentials(form, "", "");
      case API_KEY -> new Credentials(form, "", apiKey(secret));
      case APPLICATION ->
          new Credentials(form, secret.needText("client_id"), secret.needText("client_secret"));
      case LOGIN -> new Credentials(form, username(secret), secret.needText("password"));
    };
  }

  /** Returns the authorization header, if any. An application needs a token instead. */
  Optional<String> authorization() {
    return switch (form) {
      case API_KEY -> Optional.of("Bearer " + key);
      case LOGIN -> Optional.of("Basic " + encoded());
      case APPLICATION, NONE -> Optional.empty();
    };
  }

  /** Returns the values that must never be shown. */
  List<String> confidential() {
    return switch (form) {
      case API_KEY, APPLICATION -> List.of(key);
      case LOGIN -> List.of(key, encoded());
      case NONE -> List.of();
    };
  }

  /** Returns the message for rejected credentials, with a remedy. */
  String refusal(String secretName) {
    String in = " in secret " + secretName;
    return switch (form) {
      case NONE ->
          "it requires credentials, and secret "
              + secretName
              + " contains none: add `api_key`, or `client_id` and `client_secret`, or `username`"
              + " and `password`";
      case API_KEY -> "the `api_key`" + in + " is not accepted: replace it with a valid one";
      case APPLICATION ->
          "the application" + in + " is not accepted: check its `client_id` and `client_secret`";
      case LOGIN ->
          "the `username` and `password`"
              + in
              + " are not accepted. Airbyte 2.2 and later do not accept a user and password on the"
              + " API: create an application in Airbyte's settings, and store its `client_id` and"
              + " `client_secret` instead. For an older Airbyte, check `username` and `password`";
    };
  }

  @Override
  public String toString() {
    return "Credentials[" + form + "]";
  }

  private String encoded() {
    byte[] pair = (id + ":" + key).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(pair);
  }

  private static String apiKey(Secret secret) {
    String key = secret.needText("api_key");
    if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw unusable(
          secret, ": `api_key` contains a space or a non-ASCII character: copy the key again");
    }
    return key;
  }

  private static String username(Secret secret) {
    String username = secret.needText("username");
    if (username.contains(":")) {
      throw unusable(
          secret, ": `username` contains a colon, which basic authentication does not allow");
    }
    return username;
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
