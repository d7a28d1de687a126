package airstep.airbyte;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state of an Airbyte job at the time of the request.
 *
 * @param connectionId the id of its connection; empty if Airbyte did not report it
 * @param type its type in Airbyte's words; empty if Airbyte did not report it
 * @param word the status in Airbyte's words
 * @param createdAt if Airbyte reports it
 * @param duration from creation to end, including queueing and back-off; empty while it runs
 * @param rows committed rows, if Airbyte reports them
 * @param bytes committed bytes, if Airbyte reports them
 * @param failure why it failed, if Airbyte reports it; see {@link Airbyte#explained}
 */
public record Job(
    long jobId,
    String connectionId,
    String type,
    JobStatus status,
    String word,
    Optional<Instant> createdAt,
    Optional<Duration> duration,
    OptionalLong rows,
    OptionalLong bytes,
    Optional<JobFailure> failure) {

  /** The maximum length of a type or status. */
  static final int LONGEST_WORD = 40;

  /** Returns whether the job belongs to the connection, as far as Airbyte reports. */
  boolean mayBeOf(String connection) {
    return connectionId.isEmpty() || connectionId.equalsIgnoreCase(connection);
  }

  /**
   * Returns the answer to a trigger or the row of a list, if it is about the connection.
   *
   * @throws AirbyteUnavailableException if it is about a different connection
   */
  Job of(String connection) {
    if (!mayBeOf(connection)) {
      throw new AirbyteUnavailableException(
          "Airbyte answered with job "
              + jobId
              + " of connection "
              + connectionId
              + " instead of connection "
              + connection);
    }
    return this;
  }

  /** Returns the job with the reason for its failure. */
  Job failedFor(JobFailure reason) {
    return new Job(
        jobId,
        connectionId,
        type,
        status,
        word,
        createdAt,
        duration,
        rows,
        bytes,
        Optional.of(reason));
  }

  /**
   * Returns whether this job does the work of the wanted type. A refresh is a sync that reads
   * everything again, and older versions call a clear a reset.
   */
  public boolean does(String wanted) {
    return type.isEmpty()
        || type.equals(wanted)
        || (wanted.equals("sync") && type.equals("refresh"))
        || (wanted.equals("clear") && type.equals("reset"));
  }
}
