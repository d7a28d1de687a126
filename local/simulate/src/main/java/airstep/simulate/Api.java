package airstep.simulate;

import airstep.embedded.airbyte.AirbyteSettings;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.Login;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The kinds of Airbyte that a day may have, and the secret of each. */
enum Api {
  CLOUD("/v1"),
  SELF_MANAGED("/api/public/v1"),
  /** The older API of today's Airbyte, with an application's tokens. */
  CONFIG("/api/v1"),
  /** The older API of an old Airbyte behind a proxy with a login. */
  OLD_WITH_LOGIN("/api/v1"),
  /** The same without a login. */
  OLD("/api/v1");

  private final String path;

  Api(String path) {
    this.path = path;
  }

  /** Cloud on half of the days. */
  static Api some(Random random) {
    return values()[Math.max(0, random.nextInt(8) - 3)];
  }

  AirbyteSettings settings(Duration tokenLifetime) {
    AirbyteSettings settings =
        switch (this) {
          case CLOUD -> AirbyteSettings.cloud();
          case SELF_MANAGED, CONFIG -> AirbyteSettings.selfManaged();
          case OLD_WITH_LOGIN -> AirbyteSettings.old().with(login(0));
          case OLD -> AirbyteSettings.old();
        };
    return settings.with(application(0)).withTokenLifetime(tokenLifetime);
  }

  /** What the secret holds after so many rotations. */
  Map<String, String> secret(String host, int rotations) {
    Map<String, String> secret = new LinkedHashMap<>();
    secret.put("api_url", "https://" + host + path);
    switch (this) {
      case CLOUD, SELF_MANAGED, CONFIG -> {
        secret.put("client_id", application(rotations).clientId());
        secret.put("client_secret", application(rotations).clientSecret());
      }
      case OLD_WITH_LOGIN -> {
        secret.put("username", login(rotations).username());
        secret.put("password", login(rotations).password());
      }
      case OLD -> {}
    }
    return secret;
  }

  /** Replaces the credentials; the old ones are refused from now on. */
  void rotate(EmbeddedAirbyte airbyte, int rotations) {
    switch (this) {
      case CLOUD, SELF_MANAGED, CONFIG -> airbyte.webApp().rotate(application(rotations));
      case OLD_WITH_LOGIN -> airbyte.require(login(rotations));
      case OLD -> throw new IllegalStateException("no credentials to rotate");
    }
  }

  boolean hasTokens() {
    return this != OLD_WITH_LOGIN && this != OLD;
  }

  boolean hasCredentials() {
    return this != OLD;
  }

  /** What no text may show, however often the credentials are replaced. */
  static List<String> secrets() {
    String pair = "airbyte:password-of-the-day-";
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    // The last letters depend on what follows.
    return List.of(
        "secret-of-the-day-",
        "password-of-the-day-",
        encoded.substring(0, pair.length() / 3 * 4),
        "embedded-token-");
  }

  /** The secret changes with each rotation, the application with each second one. */
  private static AirbyteSettings.Credentials application(int rotations) {
    return new AirbyteSettings.Credentials(
        "application-" + rotations / 2, "secret-of-the-day-" + rotations);
  }

  private static Login.Basic login(int rotations) {
    return new Login.Basic("airbyte", "password-of-the-day-" + rotations);
  }
}
