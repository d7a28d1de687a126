package airstep.steps;

import airstep.airbyte.Job;
import airstep.airbyte.JobListContradictedException;
import airstep.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The connection's newest job before a trigger: what came after it may be ours.
 *
 * <p>That numbers only grow is an assumption. It does not hold when Airbyte's database is restored,
 * its numbers begin again, or the address leads to another Airbyte. So a list is held against what
 * was seen before, and one that contradicts it is not believed.
 *
 * @param jobId 0 if there was none
 * @param createdAt as Airbyte's clock said, if it did
 * @param preparedAt when the sync looked, by our clock; absent in a sync of an older version
 */
record Watermark(long jobId, Optional<Instant> createdAt, Optional<Instant> preparedAt) {

  /** Clocks that are further apart than that are not synchronized at all. */
  static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  /** The watermark of a prepared sync; empty if the key may not list jobs. */
  static Optional<Watermark> of(JsonObject sync) {
    return sync.whole("watermark").isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Watermark(
                sync.whole("watermark").getAsLong(),
                InputTime.of(sync, "sync.", "watermarkAt"),
                InputTime.of(sync, "sync.", "preparedAt")));
  }

  boolean isBelow(Job job) {
    return job.jobId() > jobId;
  }

  /**
   * The list, if it can be a later one than that from which this watermark is.
   *
   * @throws JobListContradictedException if it cannot; the message says what contradicts it
   */
  List<Job> believed(List<Job> newest) {
    if (jobId > 0 && newest.stream().noneMatch(job -> job.jobId() >= jobId)) {
      throw contradicted("lists no job as new as job " + jobId + ", which it had before");
    }
    for (Job job : newest) {
      if (!isBelow(job) && isLaterThanThis(job)) {
        throw contradicted(
            "lists job "
                + job.jobId()
                + " as created after job "
                + jobId
                + ": numbers began again");
      }
      if (isBelow(job) && clearlyBefore(job)) {
        throw contradicted(
            "lists job "
                + job.jobId()
                + ", created at "
                + job.createdAt().orElseThrow()
                + ", which it did not list when this sync began, at "
                + preparedAt.orElseThrow());
      }
    }
    return newest;
  }

  /**
   * Whether the job that a trigger was answered with can be a new one. Where no job was listed, any
   * number would be above the watermark, so that only the time says something.
   */
  boolean canBeNew(Job job) {
    if (jobId == 0 && clearlyBefore(job)) {
      return false;
    }
    return isBelow(job) || (isLaterThanThis(job) && !clearlyBefore(job));
  }

  private boolean isLaterThanThis(Job job) {
    return createdAt.isPresent()
        && job.createdAt().filter(time -> time.isAfter(createdAt.get())).isPresent();
  }

  /** Whether it was there before the sync began, even if the clocks differ somewhat. */
  private boolean clearlyBefore(Job job) {
    return preparedAt.isPresent()
        && job.createdAt()
            .filter(time -> time.isBefore(preparedAt.get().minus(CLOCKS_APART)))
            .isPresent();
  }

  private static JobListContradictedException contradicted(String what) {
    return new JobListContradictedException(
        "Airbyte "
            + what
            + ". Was its database restored, does `api_url` lead to another Airbyte, or are the"
            + " clocks more than "
            + CLOCKS_APART.toMinutes()
            + " minutes apart?");
  }
}
