package airstep.embedded.airbyte;

import java.time.Duration;

/**
 * Which kind of Airbyte this is.
 *
 * @param generation which APIs it has, and what they can do
 * @param basePath where the public API starts; the Config API is always at {@code /api/v1}
 * @param publicHost what {@code next} and {@code previous} start with
 * @param access whose credentials the caller has
 * @param idleCancel what a cancel answers when nothing runs
 * @param tokenLifetime how long an access token is good for
 * @param login what a caller has to show
 */
public record AirbyteSettings(
    Generation generation,
    String basePath,
    String publicHost,
    Access access,
    IdleCancel idleCancel,
    Credentials credentials,
    Duration tokenLifetime,
    Login login) {

  /** Decides what a caller learns of what it may not see, and of wrong credentials. */
  public enum Access {
    /** Cloud and Enterprise: unknown ids are forbidden, wrong credentials unauthorised. */
    SCOPED_USER,
    /** Core's single user: unknown ids are not found, wrong credentials a bad request. */
    INSTANCE_ADMIN
  }

  /** Versions of Airbyte differ here. */
  public enum IdleCancel {
    CONFLICT,
    UNCHANGED_JOB
  }

  /** An Airbyte application's. */
  public record Credentials(String clientId, String clientSecret) {}

  private static final Credentials EMBEDDED = new Credentials("embedded-id", "embedded-secret");
  private static final Duration FIFTEEN_MINUTES = Duration.ofMinutes(15);

  public static AirbyteSettings cloud() {
    return new AirbyteSettings(
        Generation.CURRENT,
        "/v1",
        "https://api.airbyte.com",
        Access.SCOPED_USER,
        IdleCancel.CONFLICT,
        EMBEDDED,
        FIFTEEN_MINUTES,
        new Login.Token());
  }

  /** Core, which by default believes that it is only asked from its own machine. */
  public static AirbyteSettings selfManaged() {
    return new AirbyteSettings(
        Generation.CURRENT,
        "/api/public/v1",
        "http://localhost:8000/api/public",
        Access.INSTANCE_ADMIN,
        IdleCancel.CONFLICT,
        EMBEDDED,
        FIFTEEN_MINUTES,
        new Login.Token());
  }

  /** Of 2022, behind docker-compose: whoever reaches it may do everything. */
  public static AirbyteSettings old() {
    AirbyteSettings current = selfManaged();
    return new AirbyteSettings(
        Generation.OLD,
        current.basePath,
        current.publicHost,
        current.access,
        IdleCancel.UNCHANGED_JOB,
        current.credentials,
        current.tokenLifetime,
        new Login.None());
  }

  public AirbyteSettings with(Login newLogin) {
    return new AirbyteSettings(
        generation, basePath, publicHost, access, idleCancel, credentials, tokenLifetime, newLogin);
  }

  public AirbyteSettings with(Access newAccess) {
    return new AirbyteSettings(
        generation, basePath, publicHost, newAccess, idleCancel, credentials, tokenLifetime, login);
  }

  public AirbyteSettings with(IdleCancel newIdleCancel) {
    return new AirbyteSettings(
        generation, basePath, publicHost, access, newIdleCancel, credentials, tokenLifetime, login);
  }

  public AirbyteSettings with(Credentials newCredentials) {
    return new AirbyteSettings(
        generation, basePath, publicHost, access, idleCancel, newCredentials, tokenLifetime, login);
  }

  public AirbyteSettings withTokenLifetime(Duration newLifetime) {
    return new AirbyteSettings(
        generation, basePath, publicHost, access, idleCancel, credentials, newLifetime, login);
  }
}
