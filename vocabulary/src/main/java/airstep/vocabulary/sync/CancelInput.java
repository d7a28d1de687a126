package airstep.vocabulary.sync;

import java.time.Instant;
import java.util.Optional;

/**
 * The input of CancelSync.
 *
 * @param createdAt when Airbyte created the job, if it reports it
 */
public record CancelInput(SyncPlan sync, long jobId, Optional<Instant> createdAt) {}
