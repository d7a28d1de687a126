package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteConflictException;
import airstep.airbyte.AirbyteUnavailableException;
import airstep.airbyte.Job;
import airstep.airbyte.NoJobStartedException;
import airstep.airbyte.OtherJobStartedException;
import airstep.airbyte.TriggerPostponedException;
import airstep.log.StepLog;
import airstep.vocabulary.sync.SyncPlan;
import airstep.vocabulary.sync.SyncSettings;
import airstep.vocabulary.sync.TriggerInput;
import airstep.vocabulary.sync.TriggerOutput;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the connection's job, once.
 *
 * <p>An earlier attempt whose answer was lost may have started it, so a later one first looks for a
 * job above the watermark and adopts that one instead. Such a job is only presumed to be this
 * sync's own. A job that was running before is {@code busy}, unless the flow adopts it.
 */
public final class TriggerSync extends Step<TriggerInput, TriggerOutput> {

  private static final int NEWEST = 20;

  public TriggerSync() {
    this(OnLambda.get());
  }

  public TriggerSync(StepParts parts) {
    super(parts, TriggerInput::read);
  }

  @Override
  TriggerOutput run(TriggerInput input, StepLog log) {
    SyncPlan sync = input.sync();
    SyncSettings settings = sync.prepared();
    Airbyte airbyte = airbyte(settings.airbyteSecret(), log);
    if (input.onlyLook() || input.again()) {
      Optional<Job> started = started(airbyte, sync);
      if (started.isPresent()) {
        return adopted(started.get(), "an earlier trigger seems to have started it", log);
      }
    }
    if (input.onlyLook()) {
      throw new NoJobStartedException();
    }
    if (input.waited()) {
      Optional<Job> other = other(airbyte, sync);
      if (other.isPresent()) {
        return busy(other.get(), log);
      }
    }
    Instant sentAt = now();
    try {
      Job job = airbyte.trigger(sync.connectionId(), settings.job(), settings.triggerTimeout());
      return output(asked(job, settings.job(), Watermark.of(sync)), Optional.of(sentAt), false);
    } catch (AirbyteUnavailableException e) {
      if (e.nothingDone()) {
        throw new TriggerPostponedException(e.getMessage());
      }
      throw e;
    } catch (AirbyteConflictException conflict) {
      return new TriggerConflict(conflict, sync, input.again()).resolve(airbyte, log);
    }
  }

  /**
   * Returns the job in the answer to a trigger.
   *
   * @throws AirbyteUnavailableException if it is an old one, of any type: what the trigger did is
   *     unknown
   * @throws OtherJobStartedException if it is a new one of another type
   */
  private static Job asked(Job job, String wanted, Watermark watermark) {
    if (!watermark.canBeNew(job)) {
      throw new AirbyteUnavailableException(
          "Airbyte answered the trigger with job "
              + job.jobId()
              + (watermark.jobId() == 0
                  ? ", which was created before this sync began, when none was listed"
                  : ", which is no newer than job " + watermark.jobId() + " was before it"));
    }
    if (!job.does(wanted)) {
      throw new OtherJobStartedException(job, wanted);
    }
    return job;
  }

  /** Finds the oldest job above the watermark. A later one is more likely to be someone else's. */
  private static Optional<Job> started(Airbyte airbyte, SyncPlan sync) {
    Watermark watermark = Watermark.of(sync);
    if (!watermark.isKnown()) {
      throw new BadInputException("without `sync.watermark` a started job cannot be found");
    }
    return seen(airbyte, sync).stream()
        .filter(job -> watermark.isBelow(job) && job.does(sync.prepared().job()))
        .min(Comparator.comparingLong(Job::jobId));
  }

  /** Finds the job that keeps this one from starting, or that was started in between. */
  private static Optional<Job> other(Airbyte airbyte, SyncPlan sync) {
    return seen(airbyte, sync).stream()
        .limit(1)
        .filter(job -> !job.status().finished() || Watermark.of(sync).isBelow(job))
        .findFirst();
  }

  /** Reads the newest jobs before a trigger. Without them the step starts nothing. */
  private static List<Job> seen(Airbyte airbyte, SyncPlan sync) {
    try {
      return newest(airbyte, sync);
    } catch (AirbyteUnavailableException e) {
      throw new TriggerPostponedException(e.getMessage());
    }
  }

  /** Reads the newest jobs, if they are consistent with the watermark. */
  static List<Job> newest(Airbyte airbyte, SyncPlan sync) {
    return Watermark.of(sync).believed(airbyte.newestJobs(sync.connectionId(), NEWEST));
  }

  static TriggerOutput busy(Job other, StepLog log) {
    log.info("busy", Map.of("jobId", other.jobId()));
    return output(other, Optional.empty(), true);
  }

  static TriggerOutput adopted(Job job, String why, StepLog log) {
    log.info("adopted", Map.of("jobId", job.jobId(), "because", why));
    return output(job, Optional.empty(), false);
  }

  private static TriggerOutput output(Job job, Optional<Instant> sentAt, boolean busy) {
    return new TriggerOutput(
        job.jobId(), job.createdAt(), job.word(), sentAt, sentAt.isPresent(), busy);
  }
}
