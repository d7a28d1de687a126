package airstep.airbyte;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A job of Airbyte, as it was when Airbyte was asked.
 *
 * @param connectionId of the connection it belongs to; empty if Airbyte did not say
 * @param type what it does, in Airbyte's own word; empty if Airbyte did not say
 * @param word the status in Airbyte's own word
 * @param createdAt if Airbyte says
 * @param duration from its creation to its end, queueing and back-off included; absent while it
 *     runs
 * @param rows committed rows, if Airbyte says
 * @param bytes committed bytes, if Airbyte says
 * @param failure of a job that failed, if Airbyte says; see {@link Airbyte#explained}
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

  /** A longer type or status is cut. */
  static final int LONGEST_WORD = 40;

  /** Whether it is a job of that connection, as far as Airbyte says. */
  boolean mayBeOf(String connection) {
    return connectionId.isEmpty() || connectionId.equalsIgnoreCase(connection);
  }

  /**
   * The answer to a trigger or the row of a list, which has to be about that connection.
   *
   * @throws AirbyteUnavailableException if it is about another one
   */
  Job of(String connection) {
    if (!mayBeOf(connection)) {
      throw new AirbyteUnavailableException(
          "Airbyte answered with job "
              + jobId
              + " of connection "
              + connectionId
              + " when asked about connection "
              + connection);
    }
    return this;
  }

  /** The same job, which failed for that reason. */
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
   * Whether this job does the work of the wanted one. A refresh is a sync that reads everything
   * anew, and a clear was called reset before.
   */
  public boolean does(String wanted) {
    return type.isEmpty()
        || type.equals(wanted)
        || (wanted.equals("sync") && type.equals("refresh"))
        || (wanted.equals("clear") && type.equals("reset"));
  }
}
