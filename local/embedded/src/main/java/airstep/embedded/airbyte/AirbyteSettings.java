package airstep.embedded.airbyte;

import java.time.Duration;

/**
 * The kind and configuration of an Airbyte.
 *
 * @param generation decides which APIs it has, and what they can do
 * @param idleCancel its response to a cancel when nothing runs
 * @param tokenLifetime how long an access token is valid
 * @param login the credentials that a caller must send
 */
public record AirbyteSettings(
    Generation generation,
    Edition edition,
    IdleCancel idleCancel,
    Credentials credentials,
    Duration tokenLifetime,
    Login login) {

  /** Decides the addresses, and the errors for unknown ids and wrong credentials. */
  public enum Edition {
    /** Unknown ids are forbidden, wrong credentials unauthorized; Enterprise does the same. */
    CLOUD("/v1", "https://api.airbyte.com"),
    /** Core with its single user: unknown ids are not found, wrong credentials a bad request. */
    SELF_MANAGED("/api/public/v1", "http://localhost:8000/api/public");

    private final String basePath;
    private final String publicHost;

    Edition(String basePath, String publicHost) {
      this.basePath = basePath;
      this.publicHost = publicHost;
    }

    /** The path of the public API; that of the Config API is always {@code /api/v1}. */
    public String basePath() {
      return basePath;
    }

    /** The start of {@code next} and {@code previous}; Core assumes callers on its own machine. */
    String publicHost() {
      return publicHost;
    }
  }

  /** Versions of Airbyte differ here. */
  public enum IdleCancel {
    CONFLICT,
    UNCHANGED_JOB
  }

  /** The credentials of an Airbyte application. */
  public record Credentials(String clientId, String clientSecret) {}

  public static AirbyteSettings cloud() {
    return current(Edition.CLOUD);
  }

  public static AirbyteSettings selfManaged() {
    return current(Edition.SELF_MANAGED);
  }

  /** A self-managed Airbyte of 2022, started with docker-compose, without authentication. */
  public static AirbyteSettings old() {
    AirbyteSettings current = selfManaged();
    return new AirbyteSettings(
        Generation.OLD,
        current.edition,
        IdleCancel.UNCHANGED_JOB,
        current.credentials,
        current.tokenLifetime,
        new Login.None());
  }

  private static AirbyteSettings current(Edition edition) {
    return new AirbyteSettings(
        Generation.CURRENT,
        edition,
        IdleCancel.CONFLICT,
        new Credentials("embedded-id", "embedded-secret"),
        Duration.ofMinutes(15),
        new Login.Token());
  }

  public AirbyteSettings with(Login changed) {
    return new AirbyteSettings(
        generation, edition, idleCancel, credentials, tokenLifetime, changed);
  }

  public AirbyteSettings with(IdleCancel changed) {
    return new AirbyteSettings(generation, edition, changed, credentials, tokenLifetime, login);
  }

  public AirbyteSettings with(Credentials changed) {
    return new AirbyteSettings(generation, edition, idleCancel, changed, tokenLifetime, login);
  }

  public AirbyteSettings withTokenLifetime(Duration changed) {
    return new AirbyteSettings(generation, edition, idleCancel, credentials, changed, login);
  }
}
