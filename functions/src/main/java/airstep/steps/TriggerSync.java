package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteConflictException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.airbyte.ConnectionInactiveException;
import airstep.airbyte.Job;
import airstep.airbyte.NoJobStartedException;
import airstep.airbyte.TriggerPostponedException;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the connection's job, once.
 *
 * <p>An earlier try may have started it though its answer was lost, so a later one looks for a job
 * above the watermark first and waits for that one instead. Such a job is only presumed to be ours.
 */
public final class TriggerSync extends Step {

  private static final int LOOKED_AT = 20;

  public TriggerSync() {
    this(OnLambda.get());
  }

  public TriggerSync(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    JsonObject sync = input.needObject("sync");
    String connectionId = sync.needText("connectionId");
    Airbyte airbyte = airbyte(sync, log);
    String wanted = sync.needText("job");
    boolean onlyLook = input.isTrue("onlyLook");
    if (onlyLook || input.isTrue("again")) {
      Optional<Job> started = started(airbyte, connectionId, wanted, sync.needWhole("watermark"));
      if (started.isPresent()) {
        return found(started.get(), "an earlier trigger seems to have started it", log);
      }
    }
    if (onlyLook) {
      throw new NoJobStartedException();
    }
    try {
      Job job =
          airbyte.trigger(
              connectionId, wanted, Duration.ofSeconds(sync.needWhole("triggerTimeoutSeconds")));
      return answer(job, true);
    } catch (AirbyteUnavailableException e) {
      if (e.nothingDone()) {
        throw new TriggerPostponedException(e.getMessage());
      }
      throw e;
    } catch (AirbyteConflictException conflict) {
      return whatRunsInstead(airbyte, connectionId, wanted, conflict, log);
    }
  }

  /** The oldest job above the watermark: a later one is more likely to be somebody else's. */
  private static Optional<Job> started(
      Airbyte airbyte, String connectionId, String wanted, long watermark) {
    try {
      return airbyte.newestJobs(connectionId, LOOKED_AT).stream()
          .filter(job -> job.jobId() > watermark && job.does(wanted))
          .min(Comparator.comparingLong(Job::jobId));
    } catch (AirbyteUnavailableException e) {
      throw new TriggerPostponedException(e.getMessage());
    }
  }

  /** Airbyte says 409 to several things, some in the very same words. */
  private static Map<String, ?> whatRunsInstead(
      Airbyte airbyte,
      String connectionId,
      String wanted,
      AirbyteConflictException conflict,
      StepLog log) {
    airbyte
        .connection(connectionId)
        .filter(connection -> connection.status().preventsSync())
        .ifPresent(
            connection -> {
              throw new ConnectionInactiveException(connection);
            });
    List<Job> newest = airbyte.newestJobs(connectionId, 1);
    if (newest.isEmpty() || newest.getFirst().status().finished()) {
      throw new AirbyteUnavailableException(
          conflict.getMessage() + ", though no job of this connection runs");
    }
    Job running = newest.getFirst();
    if (!running.does(wanted)) {
      throw new AirbyteUnavailableException(
          "job "
              + running.jobId()
              + " of this connection runs, and is no "
              + wanted
              + " but: "
              + running.type());
    }
    return found(running, "it was running already", log);
  }

  private static Map<String, ?> found(Job job, String why, StepLog log) {
    log.info("adopted", Map.of("jobId", job.jobId(), "because", why));
    return answer(job, false);
  }

  private static Map<String, ?> answer(Job job, boolean ours) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("jobId", job.jobId());
    answer.put("status", job.word());
    answer.put("ours", ours);
    return answer;
  }
}
