package airstep.airbyte;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The Airbyte operations that Airstep uses, over either of Airbyte's two APIs.
 *
 * <p>Every method throws {@link AirbyteUnavailableException} if Airbyte is unavailable or its
 * answer is unusable, {@link AirbyteRefusedException} if retrying cannot help, and {@link
 * airstep.secrets.SecretUnavailableException} or {@link airstep.secrets.SecretUnusableException} if
 * the credentials cannot be read.
 */
public interface Airbyte {

  /** Describes the API, its address and, if Airbyte reports it, its version. */
  String seen();

  /** Returns the ids of the workspaces that the credentials can see. */
  List<String> workspaces();

  /**
   * Returns all connections of the workspaces (of every workspace if the list is empty), switched
   * off or not. Only the public API includes deleted ones.
   */
  List<Connection> connections(List<String> workspaces);

  /** Returns a connection; empty if it does not exist or the credentials cannot see it. */
  Optional<Connection> connection(String connectionId);

  /** Returns the connection's latest jobs of any type, newest first. */
  List<Job> newestJobs(String connectionId, int limit);

  /**
   * Starts a new job. The request is sent once, because a request whose answer is lost may still
   * have started a job.
   *
   * @param job {@code sync} or {@code clear}
   * @param timeout how long to wait for the answer
   * @return the new job of this connection, with the type that Airbyte reports
   * @throws AirbyteConflictException if the connection cannot start a job in its current state
   */
  Job trigger(String connectionId, String job, Duration timeout);

  /**
   * Returns a job.
   *
   * @throws JobHiddenException if Airbyte answers with a different job
   */
  Job job(KnownJob asked);

  /**
   * Returns the job with the reason for its failure, if it failed and another API of Airbyte has
   * one. Never throws; without an answer it returns the job unchanged.
   */
  default Job explained(Job job, String connectionId) {
    return job;
  }

  /**
   * Asks Airbyte to cancel the job, and returns its new state. It may still be running.
   *
   * <p>Airbyte cancels whichever job the connection is running, so call this only for a job that
   * was just seen unfinished.
   *
   * @throws AirbyteConflictException if there was no job to cancel
   * @throws JobHiddenException if Airbyte answers with a different job
   */
  Job cancel(KnownJob asked);

  /** Returns the page of a connection's jobs in Airbyte's web application. */
  String timelineOf(Connection connection);
}
