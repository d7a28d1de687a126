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
 * what is its name, which is its newest job, and what is usual for it? A job with a higher id than
 * the newest one, the watermark, was created after the sync began.
 *
 * <p>If only the jobs cannot be read, the last try returns a {@code fault} instead of throwing, so
 * that an alert can name the connection.
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
    SeenJobs jobs = SeenJobs.UNSEEN;
    Optional<CaughtError> fault = Optional.empty();
    if (connection.skip().isEmpty()) {
      try {
        jobs = jobs(airbyte, input.connectionId(), input.settings().job());
      } catch (AirbyteUnavailableException e) {
        if (input.retried() < RETRIES) {
          throw e;
        }
        fault = Optional.of(fault(e));
      } catch (AirbyteRefusedException e) {
        fault = Optional.of(fault(e));
      }
    }
    return new SyncPlan(
        input.connectionId(),
        Optional.of(preparedAt),
        Optional.of(input.settings()),
        connection,
        jobs,
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

  /** Reads the earlier jobs, as far as the credentials may list them. */
  private static SeenJobs jobs(Airbyte airbyte, String connectionId, String wanted) {
    List<Job> jobs;
    try {
      jobs = airbyte.newestJobs(connectionId, JobsBefore.MOST);
      if (jobs.isEmpty()) {
        // Read again, because a job missing from a wrong list would be mistaken for this sync's
        // own.
        jobs = airbyte.newestJobs(connectionId, JobsBefore.MOST);
      }
    } catch (AirbyteRefusedException e) {
      if (e.notFound()) {
        return SeenJobs.UNSEEN;
      }
      throw e;
    }
    return new JobsBefore(jobs, wanted).seen();
  }

  /** Returns the error as Step Functions reports that of a function. */
  private static CaughtError fault(RuntimeException e) {
    return new CaughtError(
        e.getClass().getName(), Json.write(Map.of("errorMessage", e.getMessage())));
  }
}
