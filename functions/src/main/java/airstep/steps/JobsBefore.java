package airstep.steps;

import airstep.airbyte.Job;
import airstep.airbyte.JobStatus;
import airstep.vocabulary.sync.SyncPlan.UsualRows;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The connection's jobs before a sync, the newest first: what they say about the one to come.
 *
 * @param wanted what the sync is to do, such as {@code sync}
 */
record JobsBefore(List<Job> jobs, String wanted) {

  /** As many as are looked at. */
  static final int MOST = 20;

  /** Fewer say nothing about what is usual. */
  private static final int LEAST = 7;

  /** A tenth of the usual is far fewer than that, however steady it is. */
  private static final double SHARE = 0.1;

  /** So many deviations below the usual happen by chance less than once in a million. */
  private static final double DEVIATIONS = 5;

  /** Makes a median deviation comparable with a standard one. */
  private static final double NORMAL = 1.4826;

  /** The newest job's number; 0 if there is none. */
  long watermark() {
    return jobs.isEmpty() ? 0 : jobs.getFirst().jobId();
  }

  /** When Airbyte created that one, if it says. */
  Optional<Instant> watermarkAt() {
    return jobs.isEmpty() ? Optional.empty() : jobs.getFirst().createdAt();
  }

  /** When the last job that did the same had succeeded, as far as Airbyte says. */
  Optional<Instant> lastSuccess() {
    return succeeded().stream()
        .findFirst()
        .flatMap(job -> job.createdAt().flatMap(time -> job.duration().map(time::plus)));
  }

  /**
   * How many rows are usual, and below how many it is far fewer; empty if too little is known, or
   * if no number would be unusual. The median and the median deviation from it: a single day on
   * which everything was read anew changes neither.
   */
  Optional<UsualRows> usual() {
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
    // Nor is a number unusual that was there before.
    double least = Math.min((double) rows[0], few);
    return least <= 0
        ? Optional.empty()
        : Optional.of(new UsualRows(Math.round(median), (long) Math.ceil(least), rows.length));
  }

  /** How long the longest of them took; empty if too little is known. */
  Optional<Duration> longest() {
    List<Duration> durations =
        succeeded().stream().map(Job::duration).flatMap(Optional::stream).toList();
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
