package airstep.embedded.airbyte;

import java.time.Instant;
import java.util.Optional;

/**
 * A job at one moment.
 *
 * @param updatedAt when it took this status: a running job's is not live
 */
public record JobState(EmbeddedJobStatus status, Instant updatedAt, Optional<Volume> volume) {}
