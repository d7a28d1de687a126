package airstep.airbyte;

import airstep.text.OneLine;
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

  /** The maximum length of an id, a type or a status. */
  static final int LONGEST_WORD = 40;

  /** The largest whole number that every JSON reader represents exactly. */
  private static final long MOST = 1L << 53;

  private static final Duration LONGEST = Duration.ofDays(366);

  /** Airbyte did not exist before this time. */
  private static final Instant EARLIEST = Instant.parse("2015-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /** Treats implausible numbers and times as not reported. */
  public Job {
    connectionId = OneLine.of(connectionId, LONGEST_WORD);
    type = OneLine.of(type, LONGEST_WORD);
    word = OneLine.of(word, LONGEST_WORD);
    createdAt = createdAt.filter(it -> !it.isBefore(EARLIEST) && it.isBefore(LATEST));
    duration = duration.filter(it -> !it.isNegative() && it.compareTo(LONGEST) <= 0);
    rows = plausible(rows);
    bytes = plausible(bytes);
  }

  private static OptionalLong plausible(OptionalLong count) {
    long number = count.orElse(-1);
    return number >= 0 && number <= MOST ? count : OptionalLong.empty();
  }

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
          "Airbyte answered with job %s of connection %s instead of connection %s"
              .formatted(jobId, connectionId, connection));
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
