package airstep.local.embedded.airbyte;

import java.time.Duration;

/**
 * Which kind of Airbyte this is.
 *
 * @param basePath where the public API starts
 * @param publicHost what {@code next} and {@code previous} start with
 * @param access whose credentials the caller has
 * @param idleCancel what a cancel answers when nothing runs
 * @param tokenLifetime how long an access token is good for
 */
public record Settings(
    String basePath,
    String publicHost,
    Access access,
    IdleCancel idleCancel,
    Credentials credentials,
    Duration tokenLifetime) {

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

  public static Settings cloud() {
    return new Settings(
        "/v1",
        "https://api.airbyte.com",
        Access.SCOPED_USER,
        IdleCancel.CONFLICT,
        EMBEDDED,
        FIFTEEN_MINUTES);
  }

  /** Core, which by default believes that it is only asked from its own machine. */
  public static Settings selfManaged() {
    return new Settings(
        "/api/public/v1",
        "http://localhost:8000/api/public",
        Access.INSTANCE_ADMIN,
        IdleCancel.CONFLICT,
        EMBEDDED,
        FIFTEEN_MINUTES);
  }

  public Settings with(Access newAccess) {
    return new Settings(basePath, publicHost, newAccess, idleCancel, credentials, tokenLifetime);
  }

  public Settings with(IdleCancel newIdleCancel) {
    return new Settings(basePath, publicHost, access, newIdleCancel, credentials, tokenLifetime);
  }

  public Settings with(Credentials newCredentials) {
    return new Settings(basePath, publicHost, access, idleCancel, newCredentials, tokenLifetime);
  }

  public Settings withTokenLifetime(Duration newLifetime) {
    return new Settings(basePath, publicHost, access, idleCancel, credentials, newLifetime);
  }
}
