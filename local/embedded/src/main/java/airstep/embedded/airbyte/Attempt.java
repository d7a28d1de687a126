package airstep.embedded.airbyte;

import java.time.Instant;
import java.util.Optional;

/**
 * One try of a job, as it is at some moment.
 *
 * @param endedAt absent while it runs
 */
record Attempt(Instant createdAt, Status status, Optional<Instant> endedAt) {

  enum Status {
    RUNNING,
    FAILED,
    SUCCEEDED
  }
}
