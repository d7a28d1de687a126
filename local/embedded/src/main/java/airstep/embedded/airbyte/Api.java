package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds of Airbyte and of its API that a flow may use, and the secret of each. */
public enum Api {
  CLOUD(Edition.CLOUD, false),
  SELF_MANAGED(Edition.SELF_MANAGED, false),
  /** The older API of today's Airbyte, with an application's tokens. */
  CONFIG(Edition.SELF_MANAGED, true),
  /** The older API of an Airbyte of 2022 in docker-compose, behind a proxy with a login. */
  OLD_WITH_LOGIN(Edition.OLD, true),
  /** The same without a login. */
  OLD(Edition.OLD, true);

  private final Edition edition;
  private final boolean older;

  Api(Edition edition, boolean older) {
    this.edition = edition;
    this.older = older;
  }

  /** The path of the API, without a slash at the end. */
  public String path() {
    return (older ? Edition.OLD : edition).basePath();
  }

  /** An Airbyte of this kind. */
  public AirbyteSettings settings() {
    return settings("embedded-password");
  }

  /**
   * An Airbyte of this kind.
   *
   * @param password the secret value of its login, if it has a login of its own
   */
  public AirbyteSettings settings(String password) {
    Login login =
        switch (this) {
          case CLOUD, SELF_MANAGED, CONFIG -> new Login.Token();
          case OLD_WITH_LOGIN -> new Login.Basic("airbyte", password);
          case OLD -> new Login.None();
        };
    Credentials credentials = new Credentials("embedded-id", "embedded-secret");
    return new AirbyteSettings(edition, credentials, Duration.ofMinutes(15), login);
  }

  /**
   * What the secret of an Airbyte of this kind holds.
   *
   * @param origin where Airbyte is, such as {@code https://airbyte.example}
   * @param settings has the credentials
   */
  public Map<String, String> secret(String origin, AirbyteSettings settings) {
    Map<String, String> secret = new LinkedHashMap<>();
    secret.put("api_url", origin + path());
    switch (settings.login()) {
      case Login.Token() -> {
        secret.put("client_id", settings.credentials().clientId());
        secret.put("client_secret", settings.credentials().clientSecret());
      }
      case Login.Basic(String username, String password) -> {
        secret.put("username", username);
        secret.put("password", password);
      }
      case Login.None() -> {}
    }
    return secret;
  }
}
