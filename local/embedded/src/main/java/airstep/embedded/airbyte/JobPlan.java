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
 * @param phases at least one; without an end the last one lasts forever
 * @param cancelTakes the time from a cancel request to the status cancelled
 */
public record JobPlan(List<Phase> phases, Optional<End> end, Duration cancelTakes) {

  /** A status for some time. */
  public record Phase(EmbeddedJobStatus status, Duration lasts) {}

  /** The final status. */
  public record End(EmbeddedJobStatus status, Optional<Volume> volume, Optional<Failure> failure) {}

  /**
   * Airbyte's reason of a failure, only in the Config API.
   *
   * @param message the message for people
   * @param internalMessage the message for engineers; may be empty
   */
  public record Failure(String origin, String type, String message, String internalMessage) {
    public Failure(String origin, String type, String message) {
      this(origin, type, message, "");
    }
  }

  public JobPlan {
    phases = List.copyOf(phases);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("a job plan needs at least one phase, such as running");
    }
  }

  public static JobPlan succeeds(Duration running, long rows, long bytes) {
    var volume = Optional.of(new Volume(rows, bytes));
    return running(running, new End(EmbeddedJobStatus.SUCCEEDED, volume, Optional.empty()));
  }

  public static JobPlan fails(Duration running) {
    return running(running, new End(EmbeddedJobStatus.FAILED, Optional.empty(), Optional.empty()));
  }

  public static JobPlan fails(Duration running, Failure failure) {
    return running(
        running, new End(EmbeddedJobStatus.FAILED, Optional.empty(), Optional.of(failure)));
  }

  public static JobPlan neverEnds() {
    return running(Duration.ZERO, null);
  }

  /** Airbyte cancels a job that waits too long for a worker. */
  public static JobPlan starves(Duration queued) {
    var end = new End(EmbeddedJobStatus.CANCELLED, Optional.empty(), Optional.empty());
    return new JobPlan(
        List.of(new Phase(EmbeddedJobStatus.QUEUED, queued)), Optional.of(end), Duration.ZERO);
  }

  private static JobPlan running(Duration lasts, End end) {
    return new JobPlan(
        List.of(new Phase(EmbeddedJobStatus.RUNNING, lasts)),
        Optional.ofNullable(end),
        Duration.ZERO);
  }

  Optional<Failure> failure() {
    return end.flatMap(End::failure);
  }

  public JobPlan afterPending(Duration wait) {
    return after(new Phase(EmbeddedJobStatus.PENDING, wait));
  }

  public JobPlan afterQueued(Duration wait) {
    return after(new Phase(EmbeddedJobStatus.QUEUED, wait));
  }

  public JobPlan afterFailedAttempt(Duration running, Duration backoff) {
    return after(new Phase(EmbeddedJobStatus.INCOMPLETE, backoff))
        .after(new Phase(EmbeddedJobStatus.RUNNING, running));
  }

  public JobPlan cancelTaking(Duration time) {
    return new JobPlan(phases, end, time);
  }

  JobState at(Instant createdAt, Instant now) {
    Instant entered = createdAt;
    for (Phase phase : end.isPresent() ? phases : phases.subList(0, phases.size() - 1)) {
      Instant left = entered.plus(phase.lasts());
      if (now.isBefore(left)) {
        return new JobState(phase.status(), entered, Optional.empty());
      }
      entered = left;
    }
    End last = end.orElse(new End(phases.getLast().status(), Optional.empty(), Optional.empty()));
    return new JobState(last.status(), entered, last.volume());
  }

  /** An attempt for each running phase that was entered before the job was cancelled. */
  List<Attempt> attemptsAt(Instant createdAt, Instant now, Instant cancel) {
    List<Attempt> attempts = new ArrayList<>();
    Instant entered = createdAt;
    for (int i = 0; i < phases.size(); i++) {
      boolean forEver = i == phases.size() - 1 && end.isEmpty();
      Instant left = forEver ? Instant.MAX : entered.plus(phases.get(i).lasts());
      if (phases.get(i).status() == EmbeddedJobStatus.RUNNING
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
            && end.filter(last -> last.status() == EmbeddedJobStatus.SUCCEEDED).isPresent();
    return new Attempt(
        from, succeeded ? Attempt.Status.SUCCEEDED : Attempt.Status.FAILED, Optional.of(until));
  }

  private JobPlan after(Phase first) {
    var more = new ArrayList<>(phases);
    more.addFirst(first);
    return new JobPlan(more, end, cancelTakes);
  }
}
