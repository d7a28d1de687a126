package airstep.embedded.airbyte;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One job and who started it; its status is a question of when one asks.
 *
 * @param serial its place in the record of all jobs, which no other job ever gets
 * @param id its number in Airbyte, which another one may get once Airbyte has forgotten this one
 * @param cancelledAt when a cancel request takes hold, unless the job ended before
 * @param goneAt since when Airbyte has forgotten it: its database was restored to a state before
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

  /** How it stood at that moment; for good as it was when Airbyte forgot it. */
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
    Instant cancel = cancelledAt.orElse(Instant.MAX);
    return plan.attemptsAt(createdAt, now, cancel);
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

  /** Whether Airbyte had forgotten it by then. */
  public boolean isGoneAt(Instant now) {
    return goneAt.filter(at -> !at.isAfter(now)).isPresent();
  }
}
