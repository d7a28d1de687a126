package airstep.embedded.airbyte;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of a job at one moment.
 *
 * @param updatedAt when it entered this status; not updated while it runs
 */
public record JobState(EmbeddedJobStatus status, Instant updatedAt, Optional<Volume> volume) {}
