package airstep.embedded.airbyte;

import java.time.Duration;

/**
 * The kind and configuration of an Airbyte.
 *
 * @param tokenLifetime how long an access token is valid
 * @param login the credentials that a caller must send
 */
public record AirbyteSettings(
    Edition edition, Credentials credentials, Duration tokenLifetime, Login login) {

  /** The credentials of an Airbyte application. */
  public record Credentials(String clientId, String clientSecret) {}

  public AirbyteSettings with(Login changed) {
    return new AirbyteSettings(edition, credentials, tokenLifetime, changed);
  }

  public AirbyteSettings with(Credentials changed) {
    return new AirbyteSettings(edition, changed, tokenLifetime, login);
  }

  public AirbyteSettings withTokenLifetime(Duration changed) {
    return new AirbyteSettings(edition, credentials, changed, login);
  }
}
