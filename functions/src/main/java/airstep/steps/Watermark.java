package airstep.steps;

import airstep.airbyte.Job;
import airstep.airbyte.JobListContradictedException;
import airstep.vocabulary.sync.SyncPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The connection's newest job before a trigger. A later job may be this sync's own.
 *
 * <p>That ids only grow is an assumption. It does not hold if Airbyte's database is restored, ids
 * start again, or the address leads to a different Airbyte. So each list is compared with this job,
 * and a list that contradicts it is rejected.
 *
 * @param newest its id, 0 if there was none; empty if the credentials may not list jobs
 * @param createdAt when Airbyte created it, by Airbyte's clock, if it reports it
 * @param preparedAt when the sync read it, by our clock; empty in a sync of an earlier release
 */
record Watermark(OptionalLong newest, Optional<Instant> createdAt, Optional<Instant> preparedAt) {

  /** The maximum difference between two synchronized clocks. */
  static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  /** Returns the watermark of a prepared sync. */
  static Watermark of(SyncPlan sync) {
    return new Watermark(sync.jobs().watermark(), sync.jobs().watermarkAt(), sync.preparedAt());
  }

  boolean isKnown() {
    return newest.isPresent();
  }

  long jobId() {
    return newest.orElseThrow();
  }

  /** Returns whether the job is known to be a later one. */
  boolean isBelow(Job job) {
    return isKnown() && job.jobId() > jobId();
  }

  /**
   * Returns the list if it is consistent with this watermark, or if that is not known.
   *
   * @throws JobListContradictedException if it is not
   */
  List<Job> believed(List<Job> jobs) {
    if (!isKnown()) {
      return jobs;
    }
    if (jobId() > 0 && jobs.stream().noneMatch(job -> job.jobId() >= jobId())) {
      throw contradicted("lists no job as new as job " + jobId() + ", which it listed before");
    }
    for (Job job : jobs) {
      if (!isBelow(job) && isLaterThanThis(job)) {
        throw contradicted(
            "lists job "
                + job.jobId()
                + " as created after job "
                + jobId()
                + ": ids started again");
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
    return jobs;
  }

  /**
   * Returns whether a trigger can have started this job. If no job was listed, every id is above
   * the watermark, so that only the time decides.
   */
  boolean canBeNew(Job job) {
    if (!isKnown()) {
      return true;
    }
    if (jobId() == 0 && clearlyBefore(job)) {
      return false;
    }
    return isBelow(job) || (isLaterThanThis(job) && !clearlyBefore(job));
  }

  private boolean isLaterThanThis(Job job) {
    return createdAt.isPresent()
        && job.createdAt().filter(time -> time.isAfter(createdAt.get())).isPresent();
  }

  /** Returns whether it was created before the sync began, even if the clocks differ. */
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
            + ": check whether its database was restored, whether `api_url` leads to a different"
            + " Airbyte, and whether the clocks are more than "
            + CLOCKS_APART.toMinutes()
            + " minutes apart");
  }
}
