package airstep.doctor;

import airstep.airbyte.Job;
import airstep.airbyte.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The failed syncs of a connection since its last success, as Airbyte counts them.
 *
 * @param failed how many; Airbyte counts no cancelled jobs
 * @param since the creation of the last job that succeeded, or of the oldest known failed one;
 *     empty without a failed job, or if Airbyte reports no times
 */
record FailureStreak(int failed, Optional<Instant> since) {

  /** Airbyte warns at either of both, since its version 2.4. */
  private static final int WARN_FAILED = 20;

  private static final Duration WARN_TIME = Duration.ofDays(4);

  /** Airbyte switches the connection off when both are reached. */
  static final int OFF_FAILED = 30;

  static final Duration OFF_TIME = Duration.ofDays(7);

  /** Counts in the latest jobs, the newest first. */
  static FailureStreak of(List<Job> newest) {
    int failed = 0;
    Optional<Instant> since = Optional.empty();
    for (Job job : newest) {
      if (job.does("sync") && job.status() == JobStatus.SUCCEEDED) {
        return new FailureStreak(failed, failed == 0 ? Optional.empty() : job.createdAt());
      }
      if (job.does("sync") && job.status() == JobStatus.FAILED) {
        failed++;
        since = job.createdAt();
      }
    }
    return new FailureStreak(failed, since);
  }

  /** Returns how long it has not succeeded. */
  Optional<Duration> lasts(Instant now) {
    return since.map(it -> Duration.between(it, now)).filter(it -> !it.isNegative());
  }

  /** Returns whether Airbyte warns of it. */
  boolean isNearTheEnd(Instant now) {
    return failed >= WARN_FAILED
        || (failed > 0 && lasts(now).filter(it -> it.compareTo(WARN_TIME) >= 0).isPresent());
  }
}
