package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.airbyte.Connection;
import airstep.airbyte.ConnectionStatus;
import airstep.airbyte.Job;
import airstep.json.Json;
import airstep.log.StepLog;
import airstep.vocabulary.CaughtError;
import airstep.vocabulary.sync.PrepareInput;
import airstep.vocabulary.sync.SyncPlan;
import airstep.vocabulary.sync.SyncPlan.SeenConnection;
import airstep.vocabulary.sync.SyncPlan.SeenJobs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the connection and its earlier jobs before a job is triggered: is the connection active,
 * what is its name, which is its newest job, what is usual for it, and when may its job end? A job
 * with a higher id than the newest one, the watermark, was created after the sync began.
 *
 * <p>If only the jobs cannot be read, the last attempt returns a {@code fault} instead of throwing,
 * so that an alert can name the connection.
 */
public final class PrepareSync extends Step<PrepareInput, SyncPlan> {

  /** A longer link is omitted, because the state has to hold it. */
  private static final int LONGEST_LINK = 200;

  /** How many times the state machine retries the step when Airbyte is unavailable. */
  private static final int RETRIES = 3;

  public PrepareSync() {
    this(OnLambda.get());
  }

  public PrepareSync(StepParts parts) {
    super(parts, PrepareInputJson::read);
  }

  @Override
  SyncPlan run(PrepareInput input, StepLog log) {
    Instant preparedAt = now();
    Airbyte airbyte = airbyte(input.settings().airbyteSecret(), log);
    // Empty if the credentials cannot see it. They may still be allowed to start a sync.
    SeenConnection connection =
        airbyte
            .connection(input.connectionId())
            .map(found -> seen(airbyte, found))
            .orElse(SeenConnection.UNSEEN);
    JobsBefore jobs = new JobsBefore(List.of(), input.settings().job());
    SeenJobs seen = SeenJobs.UNSEEN;
    Optional<CaughtError> fault = Optional.empty();
    if (connection.skip().isEmpty()) {
      try {
        Optional<JobsBefore> listed = jobs(airbyte, input.connectionId(), input.settings().job());
        seen = listed.map(JobsBefore::seen).orElse(seen);
        jobs = listed.orElse(jobs);
      } catch (AirbyteUnavailableException e) {
        if (input.retried() < RETRIES) {
          throw e;
        }
        fault = Optional.of(fault(e));
      } catch (AirbyteRefusedException e) {
        fault = Optional.of(fault(e));
      }
    }
    Looks looks =
        new Looks(
            input.settings().poll(),
            jobs.durations(),
            (input.connectionId() + preparedAt).hashCode());
    return new SyncPlan(
        input.connectionId(),
        Optional.of(preparedAt),
        Optional.of(input.settings().with(looks.spread())),
        connection,
        seen,
        looks.times(),
        fault);
  }

  private static SeenConnection seen(Airbyte airbyte, Connection connection) {
    ConnectionStatus status = connection.status();
    return new SeenConnection(
        Optional.of(connection.name()),
        Optional.of(airbyte.timelineOf(connection))
            .filter(link -> !connection.workspaceId().isEmpty() && link.length() <= LONGEST_LINK),
        connection.breakingChange() ? Optional.of("breaking") : Optional.empty(),
        status.preventsSync()
            ? Optional.of("the connection is " + status.description())
            : Optional.empty(),
        status == ConnectionStatus.DELETED);
  }

  /** Reads the earlier jobs; empty if the credentials cannot list them. */
  private static Optional<JobsBefore> jobs(Airbyte airbyte, String connectionId, String wanted) {
    List<Job> jobs;
    try {
      jobs = airbyte.newestJobs(connectionId, JobsBefore.MOST);
      if (jobs.isEmpty()) {
        // Read again, because a job missing from a wrong list would be assumed to be this sync's
        // own.
        jobs = airbyte.newestJobs(connectionId, JobsBefore.MOST);
      }
    } catch (AirbyteRefusedException e) {
      if (e.notFound()) {
        return Optional.empty();
      }
      throw e;
    }
    return Optional.of(new JobsBefore(jobs, wanted));
  }

  /** Returns the error as Step Functions reports that of a function. */
  private static CaughtError fault(RuntimeException e) {
    return new CaughtError(
        e.getClass().getName(), Json.write(Map.of("errorMessage", e.getMessage())));
  }
}
