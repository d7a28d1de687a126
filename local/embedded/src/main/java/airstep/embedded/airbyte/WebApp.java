package airstep.embedded.airbyte;

import java.util.UUID;
import java.util.function.UnaryOperator;

/** The actions of people on Airbyte's web page. */
public final class WebApp {

  private final AirbytePlatform platform;

  WebApp(AirbytePlatform platform) {
    this.platform = platform;
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

  /** Sets the status of a connection, for example to switch it off. */
  public void set(UUID connectionId, EmbeddedConnectionStatus status) {
    change(connectionId, connection -> connection.with(status));
  }

  /** Changes a connection. */
  public void change(UUID connectionId, UnaryOperator<EmbeddedConnection> change) {
    platform.change(known(connectionId).id(), change);
  }

  private EmbeddedConnection known(UUID connectionId) {
    return platform
        .connection(connectionId)
        .orElseThrow(() -> new IllegalArgumentException("no connection has id " + connectionId));
  }
}
