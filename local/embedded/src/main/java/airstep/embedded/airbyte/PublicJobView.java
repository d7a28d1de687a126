package airstep.embedded.airbyte;

import airstep.vocabulary.json.JsonFields;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Jobs in the public API's JSON, without a reason of failure and attempts. */
final class PublicJobView {

  private PublicJobView() {}

  static JsonFields of(EmbeddedJob job, Instant now) {
    JobState state = job.at(now);
    Instant created = job.createdAt().truncatedTo(ChronoUnit.SECONDS);
    Instant updated = state.updatedAt().truncatedTo(ChronoUnit.SECONDS);
    boolean pending = state.status() == EmbeddedJobStatus.PENDING;
    return new JsonFields()
        .put("jobId", job.id())
        .put("status", state.status().wire())
        .put("jobType", job.type().wire())
        .put("startTime", time(created))
        .put("connectionId", job.connectionId().toString())
        .putIfAny("lastUpdatedAt", state.status().isTerminal() ? time(updated) : null)
        .putIfAny("duration", pending ? null : Duration.between(created, updated).toString())
        .putIfAny("bytesSynced", state.volume().map(Volume::bytes))
        .putIfAny("rowsSynced", state.volume().map(Volume::rows));
  }

  /** {@code 2026-08-01T02:00Z} on the full minute: Airbyte leaves out zero seconds. */
  private static String time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toString();
  }
}
