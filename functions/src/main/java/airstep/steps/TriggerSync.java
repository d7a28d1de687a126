package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteConflictException;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.airbyte.ConnectionInactiveException;
import airstep.airbyte.Job;
import airstep.airbyte.JobListContradictedException;
import airstep.airbyte.JobStatus;
import airstep.airbyte.NoJobStartedException;
import airstep.airbyte.OtherJobStartedException;
import airstep.airbyte.TriggerPostponedException;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import java.time.Duration;
import java.time.Instant;
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
 * What runs already and came before is {@code busy}, unless the flow adopts it.
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
      Optional<Job> started = started(airbyte, connectionId, wanted, neededWatermark(sync));
      if (started.isPresent()) {
        return found(started.get(), "an earlier trigger seems to have started it", log);
      }
    }
    if (onlyLook) {
      throw new NoJobStartedException();
    }
    if (input.isTrue("waited")) {
      Optional<Job> other = other(airbyte, connectionId, Watermark.of(sync));
      if (other.isPresent()) {
        return busy(other.get(), log);
      }
    }
    try {
      Job job =
          airbyte.trigger(
              connectionId, wanted, Duration.ofSeconds(sync.needWhole("triggerTimeoutSeconds")));
      return answer(asked(job, wanted, Watermark.of(sync)), true);
    } catch (AirbyteUnavailableException e) {
      if (e.nothingDone()) {
        throw new TriggerPostponedException(e.getMessage());
      }
      throw e;
    } catch (AirbyteConflictException conflict) {
      return whatRunsInstead(airbyte, sync, input.isTrue("again"), conflict, log);
    }
  }

  private static Watermark neededWatermark(JsonObject sync) {
    return Watermark.of(sync)
        .orElseThrow(
            () -> new BadInputException("without `sync.watermark` no started job can be found"));
  }

  /**
   * The job that a trigger was answered with, if it is what was asked for.
   *
   * @throws OtherJobStartedException if it is of another type
   * @throws AirbyteUnavailableException if it is an old one: what the trigger did is unknown
   */
  private static Job asked(Job job, String wanted, Optional<Watermark> watermark) {
    if (!job.does(wanted)) {
      throw new OtherJobStartedException(job, wanted);
    }
    if (watermark.filter(it -> !it.canBeNew(job)).isPresent()) {
      throw new AirbyteUnavailableException(
          "Airbyte answered the trigger with job "
              + job.jobId()
              + (watermark.get().jobId() == 0
                  ? ", which was created before this sync began, when none was listed"
                  : ", which is no newer than job " + watermark.get().jobId() + " was before it"));
    }
    return job;
  }

  /** The oldest job above the watermark: a later one is more likely to be somebody else's. */
  private static Optional<Job> started(
      Airbyte airbyte, String connectionId, String wanted, Watermark watermark) {
    return seen(airbyte, connectionId, Optional.of(watermark)).stream()
        .filter(job -> watermark.isBelow(job) && job.does(wanted))
        .min(Comparator.comparingLong(Job::jobId));
  }

  /** Airbyte says 409 to several things, some in the very same words. */
  private static Map<String, ?> whatRunsInstead(
      Airbyte airbyte,
      JsonObject sync,
      boolean again,
      AirbyteConflictException conflict,
      StepLog log) {
    String wanted = sync.needText("job");
    String connectionId = sync.needText("connectionId");
    Optional<Watermark> watermark = Watermark.of(sync);
    List<Job> newest;
    try {
      airbyte
          .connection(connectionId)
          .filter(connection -> connection.status().preventsSync())
          .ifPresent(
              connection -> {
                throw new ConnectionInactiveException(connection);
              });
      newest = newest(airbyte, connectionId, watermark);
    } catch (AirbyteUnavailableException
        | AirbyteRefusedException
        | JobListContradictedException e) {
      throw notStarted(conflict, ", and what runs could not be seen: " + e.getMessage());
    }
    if (newest.isEmpty() || newest.getFirst().status().finished()) {
      throw notStarted(conflict, ", though no job of this connection runs");
    }
    Job running = newest.getFirst();
    boolean since = watermark.filter(it -> it.isBelow(running)).isPresent();
    if (!since && running.status() == JobStatus.OTHER) {
      // It may have ended long ago: its success would be told as ours.
      throw notStarted(conflict, "; job " + running.jobId() + " is " + JobReport.unknown(running));
    }
    if (running.does(wanted) && since && (again || !conflict.somethingRuns())) {
      return found(running, "an earlier trigger, or this one, seems to have started it", log);
    }
    if (!conflict.somethingRuns()) {
      // Whatever the flow does about others: ours may start when that one has ended.
      throw notStarted(conflict, "; job " + running.jobId() + " runs");
    }
    if (!sync.needText("whenRunning").equals("adopt")) {
      return busy(running, log);
    }
    if (running.does(wanted)) {
      return found(running, "it was running already", log);
    }
    throw notStarted(
        conflict, "; it is job " + running.jobId() + ", no " + wanted + " but: " + running.type());
  }

  /** Unless Airbyte said that another job runs, ours may be about to start. */
  private static RuntimeException notStarted(AirbyteConflictException conflict, String more) {
    String message = conflict.getMessage() + more;
    return conflict.somethingRuns()
        ? new TriggerPostponedException(message)
        : new AirbyteUnavailableException(message);
  }

  /** The other job that is waited for, or one that came after it; empty if the way is free. */
  private static Optional<Job> other(
      Airbyte airbyte, String connectionId, Optional<Watermark> watermark) {
    return seen(airbyte, connectionId, watermark).stream()
        .limit(1)
        .filter(
            job -> !job.status().finished() || watermark.filter(it -> it.isBelow(job)).isPresent())
        .findFirst();
  }

  /** The newest jobs before a trigger; without them nothing is started, and nothing was. */
  private static List<Job> seen(
      Airbyte airbyte, String connectionId, Optional<Watermark> watermark) {
    try {
      return newest(airbyte, connectionId, watermark);
    } catch (AirbyteUnavailableException e) {
      throw new TriggerPostponedException(e.getMessage());
    }
  }

  private static List<Job> newest(
      Airbyte airbyte, String connectionId, Optional<Watermark> watermark) {
    List<Job> newest = airbyte.newestJobs(connectionId, LOOKED_AT);
    return watermark.map(it -> it.believed(newest)).orElse(newest);
  }

  private static Map<String, ?> busy(Job other, StepLog log) {
    log.info("busy", Map.of("jobId", other.jobId()));
    Map<String, Object> answer = answer(other, false);
    answer.put("busy", true);
    return answer;
  }

  private static Map<String, ?> found(Job job, String why, StepLog log) {
    log.info("adopted", Map.of("jobId", job.jobId(), "because", why));
    return answer(job, false);
  }

  private static Map<String, Object> answer(Job job, boolean ours) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("jobId", job.jobId());
    answer.put("createdAt", job.createdAt().map(Instant::toString).orElse(null));
    answer.put("status", job.word());
    answer.put("ours", ours);
    return answer;
  }
}
