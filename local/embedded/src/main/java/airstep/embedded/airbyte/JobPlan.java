package airstep.embedded.airbyte;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The course of a job that is not cancelled: its statuses and its end. The {@code after...} methods
 * add a phase at the front, so the last one called happens first.
 *
 * @param phases the statuses before the last one
 * @param end the last status, in which it stays
 * @param cancelTakes the time from a cancel request to the status cancelled
 */
public record JobPlan(List<Phase> phases, End end, Duration cancelTakes) {

  /** A status for some time. */
  public record Phase(EmbeddedJobStatus status, Duration lasts) {}

  public record End(EmbeddedJobStatus status, Optional<Volume> volume, Optional<Failure> failure) {}

  /**
   * Airbyte's reason for a failure, only in the Config API.
   *
   * @param message the message for people
   * @param internalMessage the message for engineers; may be empty
   */
  public record Failure(String origin, String type, String message, String internalMessage) {}

  public JobPlan {
    phases = List.copyOf(phases);
  }

  public static JobPlan succeeds(Duration running, long rows, long bytes) {
    var volume = Optional.of(new Volume(rows, bytes));
    return ends(new End(EmbeddedJobStatus.SUCCEEDED, volume, Optional.empty())).running(running);
  }

  public static JobPlan fails(Duration running) {
    return stays(EmbeddedJobStatus.FAILED).running(running);
  }

  public static JobPlan fails(Duration running, Failure failure) {
    return ends(new End(EmbeddedJobStatus.FAILED, Optional.empty(), Optional.of(failure)))
        .running(running);
  }

  public static JobPlan neverEnds() {
    return stays(EmbeddedJobStatus.RUNNING);
  }

  /** Airbyte cancels a job that waits too long for a worker. */
  public static JobPlan starves(Duration queued) {
    return stays(EmbeddedJobStatus.CANCELLED).afterQueued(queued);
  }

  /** It has this status from its start. */
  public static JobPlan stays(EmbeddedJobStatus status) {
    return ends(new End(status, Optional.empty(), Optional.empty()));
  }

  private static JobPlan ends(End end) {
    return new JobPlan(List.of(), end, Duration.ZERO);
  }

  public JobPlan afterPending(Duration wait) {
    return after(new Phase(EmbeddedJobStatus.PENDING, wait));
  }

  public JobPlan afterQueued(Duration wait) {
    return after(new Phase(EmbeddedJobStatus.QUEUED, wait));
  }

  public JobPlan afterFailedAttempt(Duration running, Duration backoff) {
    return after(new Phase(EmbeddedJobStatus.INCOMPLETE, backoff)).running(running);
  }

  public JobPlan cancelTaking(Duration time) {
    return new JobPlan(phases, end, time);
  }

  JobState at(Instant createdAt, Instant now) {
    Instant entered = createdAt;
    for (Phase phase : phases) {
      Instant left = entered.plus(phase.lasts());
      if (now.isBefore(left)) {
        return new JobState(phase.status(), entered, Optional.empty());
      }
      entered = left;
    }
    return new JobState(end.status(), entered, end.volume());
  }

  /** An attempt for each running phase that was entered before the job was cancelled. */
  List<Attempt> attemptsAt(Instant createdAt, Instant now, Instant cancel) {
    List<Attempt> attempts = new ArrayList<>();
    Instant entered = createdAt;
    for (int i = 0; i <= phases.size(); i++) {
      boolean last = i == phases.size();
      EmbeddedJobStatus status = last ? end.status() : phases.get(i).status();
      Instant left = last ? Instant.MAX : entered.plus(phases.get(i).lasts());
      if (status == EmbeddedJobStatus.RUNNING
          && !now.isBefore(entered)
          && entered.isBefore(cancel)) {
        attempts.add(attempt(i, entered, left.isBefore(cancel) ? left : cancel, cancel, now));
      }
      entered = left;
    }
    return attempts;
  }

  private Attempt attempt(int phase, Instant from, Instant until, Instant cancel, Instant now) {
    if (now.isBefore(until)) {
      return new Attempt(from, Attempt.Status.RUNNING, Optional.empty());
    }
    boolean succeeded =
        phase == phases.size() - 1
            && until.isBefore(cancel)
            && end.status() == EmbeddedJobStatus.SUCCEEDED;
    return new Attempt(
        from, succeeded ? Attempt.Status.SUCCEEDED : Attempt.Status.FAILED, Optional.of(until));
  }

  private JobPlan running(Duration lasts) {
    return after(new Phase(EmbeddedJobStatus.RUNNING, lasts));
  }

  private JobPlan after(Phase first) {
    var more = new ArrayList<>(phases);
    more.addFirst(first);
    return new JobPlan(more, end, cancelTakes);
  }
}
