package airstep.steps;

import static java.time.temporal.ChronoUnit.SECONDS;

import airstep.airbyte.Job;
import airstep.airbyte.JobStatus;
import airstep.vocabulary.sync.SyncPlan.SeenJobs;
import airstep.vocabulary.sync.SyncPlan.UsualRows;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The connection's jobs before a sync, newest first.
 *
 * @param wanted the type of the job that the sync will start, such as {@code sync}
 */
record JobsBefore(List<Job> jobs, String wanted) {

  /** How many jobs to read. */
  static final int MOST = 20;

  /** With fewer jobs, there is no baseline. */
  private static final int LEAST = 7;

  /** The share of the usual rows above which no number is suspicious. */
  private static final double SHARE = 0.1;

  /** How far below the usual a number must be: less likely than one in a million by chance. */
  private static final double DEVIATIONS = 5;

  /** The factor from a median deviation to a standard deviation. */
  private static final double NORMAL = 1.4826;

  /** Returns what these jobs show. */
  SeenJobs seen() {
    return new SeenJobs(
        OptionalLong.of(jobs.isEmpty() ? 0 : jobs.getFirst().jobId()),
        jobs.stream().findFirst().flatMap(Job::createdAt),
        lastSuccess(),
        usual(),
        longest());
  }

  private Optional<Instant> lastSuccess() {
    return succeeded().stream()
        .findFirst()
        .flatMap(job -> job.createdAt().flatMap(time -> job.duration().map(time::plus)))
        .map(time -> time.truncatedTo(SECONDS));
  }

  /**
   * Returns the usual number of rows, and below which number a sync is suspicious; empty if too
   * little is known, or if no number would be suspicious. Uses the median and the median deviation,
   * because a single full refresh changes neither.
   */
  private Optional<UsualRows> usual() {
    long[] rows =
        succeeded().stream()
            .filter(job -> job.type().equals("sync"))
            .map(Job::rows)
            .filter(OptionalLong::isPresent)
            .mapToLong(OptionalLong::getAsLong)
            .sorted()
            .toArray();
    if (rows.length < LEAST) {
      return Optional.empty();
    }
    double median = median(Arrays.stream(rows).mapToDouble(row -> row).toArray());
    double deviation =
        NORMAL * median(Arrays.stream(rows).mapToDouble(row -> Math.abs(row - median)).toArray());
    double few = Math.min(SHARE * median, median - DEVIATIONS * deviation);
    // A number that occurred before is not suspicious either.
    double least = Math.min((double) rows[0], few);
    return least <= 0
        ? Optional.empty()
        : Optional.of(new UsualRows(Math.round(median), (long) Math.ceil(least), rows.length));
  }

  /** Returns how long each successful job took, newest first. */
  List<Duration> durations() {
    return succeeded().stream().map(Job::duration).flatMap(Optional::stream).toList();
  }

  /** Returns how long the longest successful job took; empty if too little is known. */
  private Optional<Duration> longest() {
    List<Duration> durations = durations();
    return durations.size() < LEAST
        ? Optional.empty()
        : durations.stream().max(Comparator.naturalOrder());
  }

  private List<Job> succeeded() {
    return jobs.stream()
        .filter(job -> job.status() == JobStatus.SUCCEEDED && job.does(wanted))
        .toList();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
