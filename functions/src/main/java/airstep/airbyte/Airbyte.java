package airstep.airbyte;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The few things that Airstep asks of Airbyte, in whichever of its two APIs.
 *
 * <p>Every method throws {@link AirbyteUnavailableException} if Airbyte cannot be asked now, or
 * does not answer what was asked, {@link AirbyteRefusedException} if it will not do what was asked
 * however often, and {@link airstep.secrets.SecretUnavailableException} or {@link
 * airstep.secrets.SecretUnusableException} if the way in cannot be had.
 */
public interface Airbyte {

  /** Which API at which address this is, and of which version if Airbyte says, in words. */
  String seen();

  /** The ids of the workspaces that this key sees. */
  List<String> workspaces();

  /**
   * Every connection of the workspaces (of all, if none is named), switched off or not. The deleted
   * ones are among them in the public API alone.
   */
  List<Connection> connections(List<String> workspaces);

  /** One connection; absent if Airbyte does not know it, or does not let this key see it. */
  Optional<Connection> connection(String connectionId);

  /** The connection's newest jobs of any type, newest first. */
  List<Job> newestJobs(String connectionId, int limit);

  /**
   * Asks for a new job, once: a call whose answer is lost may have started it all the same.
   *
   * @param job {@code sync} or {@code clear}
   * @param timeout how long to wait for the answer
   * @return the new job, of this connection; its type is what Airbyte says it is
   * @throws AirbyteConflictException if the connection cannot start a job as it is
   */
  Job trigger(String connectionId, String job, Duration timeout);

  /**
   * One job.
   *
   * @throws JobHiddenException if Airbyte answers with another job than the one asked for
   */
  Job job(KnownJob asked);

  /**
   * The same job with the reason why it failed, if it did and if Airbyte gives one elsewhere.
   * Throws nothing: without an answer the job stays as it is.
   */
  default Job explained(Job job, String connectionId) {
    return job;
  }

  /**
   * Asks Airbyte to cancel, and returns the job as it then is, which may still run.
   *
   * <p>Airbyte cancels whatever job the connection runs at that moment, so this is only for a job
   * that was seen unfinished just before.
   *
   * @throws AirbyteConflictException if there was nothing to cancel
   * @throws JobHiddenException if Airbyte answers with another job than the one asked for
   */
  Job cancel(KnownJob asked);

  /** The page of a connection's jobs in Airbyte's web application. */
  String timelineOf(Connection connection);
}
