package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.airbyte.Job;
import airstep.airbyte.JobStatus;
import airstep.vocabulary.sync.SyncPlan.UsualRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class JobsBeforeTest {

  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

  @Test
  void needsMoreThanSixJobsForUsualRows() {
    assertThat(usual(5, 5, 5, 5, 5, 5)).isEmpty();
    assertThat(usual(5, 5, 5, 5, 5, 5, 5)).isPresent();
  }

  @Test
  void aSteadyConnectionIsSuspiciousBelowTenPercent() {
    assertThat(usual(1000, 1010, 990, 1000, 1020, 980, 1000)).hasValue(new UsualRows(1000, 100, 7));
  }

  @Test
  void theUsualRowsOfAnEvenNumberOfJobsAreBetweenTheTwoInTheMiddle() {
    assertThat(usual(980, 1000, 1004, 990, 1010, 1020, 995, 1006))
        .hasValue(new UsualRows(1002, 101, 8));
  }

  @Test
  void oneFullRefreshDoesNotChangeTheUsualRows() {
    assertThat(usual(1000, 1010, 990, 1000, 1020, 980, 5_000_000))
        .hasValue(new UsualRows(1000, 100, 7));
  }

  @Test
  void aSmallConnectionIsSuspiciousOnlyWithoutRows() {
    assertThat(usual(3, 3, 3, 3, 3, 3, 3).orElseThrow().least()).isEqualTo(1);
  }

  @Test
  void variableOrEmptyConnectionsAreNeverSuspicious() {
    assertThat(usual(10, 900, 20, 4000, 1, 700, 300)).isEmpty();
    assertThat(usual(1000, 1000, 1000, 0, 1000, 1000, 1000, 1000)).isEmpty();
    assertThat(usual(0, 0, 0, 0, 0, 0, 0, 0)).isEmpty();
  }

  /** For any row counts, a count from the history is never suspicious. */
  @Test
  void aRowCountSeenBeforeIsNotSuspicious() {
    Random random = new Random(20261122);
    for (int i = 0; i < 2000; i++) {
      long[] rows = random.longs(7 + random.nextInt(14), 0, 1L << random.nextInt(40)).toArray();
      usual(rows)
          .ifPresent(
              usual -> {
                for (long row : rows) {
                  assertThat(row).isGreaterThanOrEqualTo(usual.least());
                }
              });
    }
  }

  @Test
  void usesOnlySucceededSyncsWithARowCount() {
    List<Job> jobs = new ArrayList<>(Collections.nCopies(6, succeeded("sync", 1000)));
    jobs.add(succeeded("refresh", 1000));
    jobs.add(job("sync", JobStatus.FAILED, OptionalLong.of(1000)));
    jobs.add(job("sync", JobStatus.SUCCEEDED, OptionalLong.empty()));
    assertThat(new JobsBefore(jobs, "sync").seen().usual()).isEmpty();

    jobs.add(succeeded("sync", 1000));
    assertThat(new JobsBefore(jobs, "sync").seen().usual()).isPresent();
    assertThat(new JobsBefore(jobs, "clear").seen().usual()).isEmpty();
  }

  @Test
  void findsTheTimeOfTheLastSuccess() {
    List<Job> jobs =
        List.of(
            job("sync", JobStatus.FAILED, OptionalLong.empty()),
            succeeded("clear", 0),
            succeeded("refresh", 1));
    assertThat(new JobsBefore(jobs, "sync").seen().lastSuccess()).hasValue(SEVEN.plusSeconds(90));
    assertThat(new JobsBefore(jobs.subList(0, 1), "sync").seen().lastSuccess()).isEmpty();
  }

  @Test
  void findsTheLongestOfSevenSuccesses() {
    List<Job> jobs = new ArrayList<>(Collections.nCopies(6, succeeded("sync", 1)));
    jobs.add(job("sync", JobStatus.FAILED, OptionalLong.empty()));
    assertThat(new JobsBefore(jobs, "sync").seen().longest()).isEmpty();

    jobs.add(succeeded("sync", 1));
    assertThat(new JobsBefore(jobs, "sync").seen().longest()).hasValue(Duration.ofSeconds(90));
  }

  private static Optional<UsualRows> usual(long... rows) {
    List<Job> jobs = new ArrayList<>();
    for (long row : rows) {
      jobs.add(succeeded("sync", row));
    }
    return new JobsBefore(jobs, "sync").seen().usual();
  }

  private static Job succeeded(String type, long rows) {
    return job(type, JobStatus.SUCCEEDED, OptionalLong.of(rows));
  }

  private static Job job(String type, JobStatus status, OptionalLong rows) {
    return new Job(
        1,
        "",
        type,
        status,
        status.name().toLowerCase(Locale.ROOT),
        Optional.of(SEVEN),
        Optional.of(Duration.ofSeconds(90)),
        rows,
        OptionalLong.empty(),
        Optional.empty());
  }
}
