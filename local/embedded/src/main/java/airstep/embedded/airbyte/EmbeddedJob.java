package airstep.embedded.airbyte;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One job; its status depends on the time.
 *
 * @param serial its unique number among all jobs, including removed ones
 * @param id its id in Airbyte, which another job may get after this one was removed
 * @param cancelledAt when a cancel takes effect, unless the job ended before
 * @param goneAt when a restore of Airbyte's database removed it
 */
public record EmbeddedJob(
    long serial,
    long id,
    UUID connectionId,
    JobType type,
    Actor startedBy,
    Instant createdAt,
    JobPlan plan,
    Optional<Instant> cancelledAt,
    Optional<Instant> goneAt) {

  /** Its state at that moment; after its removal, its last state. */
  public JobState at(Instant moment) {
    Instant now = goneAt.filter(moment::isAfter).orElse(moment);
    Instant cancel = cancelledAt.orElse(Instant.MAX);
    if (now.isBefore(cancel)) {
      return plan.at(createdAt, now);
    }
    JobState untouched = plan.at(createdAt, cancel);
    return untouched.status().isTerminal()
        ? untouched
        : new JobState(EmbeddedJobStatus.CANCELLED, cancel, Optional.empty());
  }

  /** Its attempts so far, oldest first. */
  List<Attempt> attemptsAt(Instant now) {
    return plan.attemptsAt(createdAt, now, cancelledAt.orElse(Instant.MAX));
  }

  boolean isActiveAt(Instant now) {
    return !at(now).status().isTerminal();
  }

  EmbeddedJob cancelledFrom(Instant now) {
    Instant effective = now.plus(plan.cancelTakes());
    return new EmbeddedJob(
        serial, id, connectionId, type, startedBy, createdAt, plan, Optional.of(effective), goneAt);
  }

  EmbeddedJob goneFrom(Instant now) {
    return new EmbeddedJob(
        serial, id, connectionId, type, startedBy, createdAt, plan, cancelledAt, Optional.of(now));
  }

  /** Whether it was removed by then. */
  public boolean isGoneAt(Instant now) {
    return goneAt.filter(at -> !at.isAfter(now)).isPresent();
  }
}
