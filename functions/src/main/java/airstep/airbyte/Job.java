package airstep.airbyte;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A job of Airbyte, as it was when Airbyte was asked.
 *
 * @param word the status in Airbyte's own word
 * @param duration from its creation to its end, queueing and back-off included; absent while it
 *     runs
 * @param rows committed rows, if Airbyte says
 * @param bytes committed bytes, if Airbyte says
 */
public record Job(
    long jobId,
    JobStatus status,
    String word,
    Optional<Duration> duration,
    OptionalLong rows,
    OptionalLong bytes) {}
