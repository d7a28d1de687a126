package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import java.util.UUID;

/** The actions of people on Airbyte's web page. */
public final class WebApp {

  private final AirbytePlatform platform;
  private final Gate gate;

  WebApp(AirbytePlatform platform, Gate gate) {
    this.platform = platform;
    this.gate = gate;
  }

  /** Starts a sync, which must be possible. */
  public EmbeddedJob start(UUID connectionId) {
    EmbeddedConnection connection = known(connectionId);
    return switch (platform.start(connection, JobType.SYNC, Actor.PERSON)) {
      case Started.Created(var job) -> job;
      case Started.AlreadyRunning(var job) ->
          throw new IllegalStateException(connection.name() + " already runs job " + job.id());
      case Started.NotActive(var status) ->
          throw new IllegalStateException(connection.name() + " is " + status.wire());
    };
  }

  /** Cancels a job, which must be running. */
  public void cancel(EmbeddedJob job) {
    if (platform.cancel(job, Actor.PERSON).isEmpty()) {
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

  /** Changes the schema of the source, so that a person must approve it. */
  public void breakSchema(UUID connectionId) {
    platform.change(known(connectionId).id(), EmbeddedConnection::withBreakingChange);
  }

  /** Revokes all tokens; the same credentials give new ones. */
  public void revokeTokens() {
    gate.revokeTokens();
  }

  /** Replaces the credentials and revokes the tokens of the old ones. */
  public void rotate(Credentials newCredentials) {
    gate.require(newCredentials);
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
