package airstep.embedded.airbyte;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt of a job at some moment.
 *
 * @param endedAt empty while it runs
 */
record Attempt(Instant createdAt, Status status, Optional<Instant> endedAt) {

  enum Status {
    RUNNING,
    FAILED,
    SUCCEEDED
  }
}
