package airstep.local.embedded.airbyte;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One job and who started it; its status is a question of when one asks.
 *
 * @param cancelledAt when a cancel request takes hold, unless the job ended before
 */
public record Job(
    long id,
    UUID connectionId,
    JobType type,
    Actor startedBy,
    Instant createdAt,
    JobPlan plan,
    Optional<Instant> cancelledAt) {

  public JobState at(Instant now) {
    Instant cancel = cancelledAt.orElse(Instant.MAX);
    if (now.isBefore(cancel)) {
      return plan.at(createdAt, now);
    }
    JobState untouched = plan.at(createdAt, cancel);
    return untouched.status().isTerminal()
        ? untouched
        : new JobState(JobStatus.CANCELLED, cancel, Optional.empty());
  }

  /** Its attempts so far, oldest first. */
  List<Attempt> attemptsAt(Instant now) {
    Instant cancel = cancelledAt.orElse(Instant.MAX);
    return plan.attemptsAt(createdAt, now, cancel);
  }

  boolean isActiveAt(Instant now) {
    return !at(now).status().isTerminal();
  }

  Job cancelledFrom(Instant now) {
    Instant effective = now.plus(plan.cancelTakes());
    return new Job(id, connectionId, type, startedBy, createdAt, plan, Optional.of(effective));
  }
}
