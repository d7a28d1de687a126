package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import java.time.InstantSource;
import java.util.UUID;

/** What people do at Airbyte's web page while Airstep works. */
public final class WebApp {

  private final AirbytePlatform platform;
  private final IssuedTokens tokens;
  private final InstantSource clock;

  WebApp(AirbytePlatform platform, IssuedTokens tokens, InstantSource clock) {
    this.platform = platform;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Starts a sync, which must be possible now. */
  public EmbeddedJob start(UUID connectionId) {
    EmbeddedConnection connection = known(connectionId);
    return switch (platform.start(connection, JobType.SYNC, Actor.PERSON, clock.instant())) {
      case Started.Created(var job) -> job;
      case Started.AlreadyRunning(var job) ->
          throw new IllegalStateException(connection.name() + " already runs job " + job.id());
      case Started.NotActive(var status) ->
          throw new IllegalStateException(connection.name() + " is " + status.wire());
    };
  }

  /** Cancels a job, which must be running now. */
  public void cancel(EmbeddedJob job) {
    if (platform.cancel(job, Actor.PERSON, clock.instant()).isEmpty()) {
      throw new IllegalStateException("job " + job.id() + " is not running");
    }
  }

  public void switchOff(UUID connectionId) {
    set(connectionId, EmbeddedConnectionStatus.INACTIVE);
  }

  public void switchOn(UUID connectionId) {
    set(connectionId, EmbeddedConnectionStatus.ACTIVE);
  }

  public void lock(UUID connectionId) {
    set(connectionId, EmbeddedConnectionStatus.LOCKED);
  }

  public void delete(UUID connectionId) {
    set(connectionId, EmbeddedConnectionStatus.DEPRECATED);
  }

  /** The source changes so much that somebody has to consent. */
  public void breakSchema(UUID connectionId) {
    platform.change(known(connectionId).id(), EmbeddedConnection::withBreakingChange);
  }

  /** Every token is refused from now on; the same credentials give new ones. */
  public void revokeTokens() {
    tokens.revokeAll();
  }

  /** The old credentials and their tokens are refused from now on. */
  public void rotate(Credentials newCredentials) {
    tokens.replaceCredentials(newCredentials);
  }

  private void set(UUID connectionId, EmbeddedConnectionStatus status) {
    platform.change(known(connectionId).id(), connection -> connection.with(status));
  }

  private EmbeddedConnection known(UUID connectionId) {
    return platform
        .connection(connectionId)
        .orElseThrow(() -> new IllegalArgumentException("no connection has id " + connectionId));
  }
}
