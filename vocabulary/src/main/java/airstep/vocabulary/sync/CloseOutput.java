package airstep.vocabulary.sync;

import airstep.vocabulary.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The output of CloseSync: how the sync ended, as its execution and its event report it.
 *
 * @param details the reason is that of the sync, and the duration that of its job, or else the time
 *     since its trigger
 * @param down whether Airbyte itself was unavailable
 * @param usualRows the usual number of rows, if it moved suspiciously few
 * @param usualJobs the number of earlier jobs that this is based on
 * @param schemaChange {@code breaking} if a schema change waits for approval
 * @param deleted whether the connection is deleted in Airbyte
 * @param lastSuccess when the last job succeeded, unless this one did
 * @param link Airbyte's page of the job, unless there is nothing to look at
 */
public record CloseOutput(
    Outcome outcome,
    String connectionId,
    Optional<String> name,
    OptionalLong jobId,
    long triggers,
    long polls,
    JobAnswer.JobDetails details,
    boolean down,
    OptionalLong usualRows,
    OptionalLong usualJobs,
    Optional<String> schemaChange,
    boolean deleted,
    Optional<Instant> lastSuccess,
    Optional<String> link) {}
