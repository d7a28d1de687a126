package airstep.doctor;

import airstep.airbyte.Connection;
import airstep.airbyte.JobStatus;
import airstep.flows.Flow;
import airstep.operate.Once;
import airstep.operate.Run;
import airstep.operate.RunFilter;
import airstep.operate.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long flows and connections usually take: the median of what succeeded.
 *
 * <p>A run takes at least as long as its longest job, and as all its jobs in their turns.
 */
final class UsualDurations {

  private static final int RUNS = 20;

  private final Installation installation;
  private final Once<Runs> runs;

  UsualDurations(Installation installation) {
    this.installation = installation;
    this.runs = new Once<>(() -> installation.place().runs());
  }

  /** Returns how long the job of a connection takes; empty if none is known that succeeded. */
  static Optional<Duration> of(AirbyteView airbyte, Connection connection) {
    return median(
        airbyte.jobs(connection.connectionId()).stream()
            .filter(job -> job.does("sync") && job.status() == JobStatus.SUCCEEDED)
            .flatMap(job -> job.duration().stream())
            .toList());
  }

  /**
   * Returns how long a flow takes; empty if it is unknown. On this machine, Airbyte's jobs come
   * first, because some runs are rehearsals.
   */
  Optional<Duration> of(AirbyteView airbyte, Flow flow, List<Connection> synced) {
    List<Duration> jobs = synced.stream().flatMap(one -> of(airbyte, one).stream()).toList();
    Optional<Duration> byJobs =
        jobs.stream()
            .max(Duration::compareTo)
            .map(longest -> longer(longest, inTurns(jobs, flow.concurrency())));
    if (installation.place().isLocal() && byJobs.isPresent()) {
      return byJobs;
    }
    Optional<Duration> byRuns = byRuns(flow);
    return byRuns.isPresent() && byJobs.isPresent()
        ? Optional.of(longer(byRuns.get(), byJobs.get()))
        : byRuns.or(() -> byJobs);
  }

  private Optional<Duration> byRuns(Flow flow) {
    RunFilter filter =
        new RunFilter(
            Optional.of(flow.name()),
            Optional.empty(),
            Optional.of("SUCCEEDED"),
            Optional.empty(),
            false,
            RUNS);
    List<Run> succeeded = runs.get().list(filter);
    return median(succeeded.stream().map(run -> run.duration(Instant.EPOCH)).toList());
  }

  private static Duration inTurns(List<Duration> jobs, int concurrency) {
    return jobs.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(concurrency);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Optional<Duration> median(List<Duration> durations) {
    return durations.stream().sorted().skip(durations.size() / 2).findFirst();
  }
}
