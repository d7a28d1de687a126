package airstep.embedded.airbyte;

import airstep.embedded.transport.Replies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** A job in the public API's JSON, without a reason of failure and attempts. */
final class JobView {

  private JobView() {}

  static ObjectNode of(EmbeddedJob job, Instant now) {
    JobState state = job.at(now);
    Instant created = wholeSeconds(job.createdAt());
    Instant updated = wholeSeconds(state.updatedAt());
    var view = Replies.object();
    view.put("jobId", job.id());
    view.put("status", state.status().wire());
    view.put("jobType", job.type().wire());
    view.put("startTime", time(created));
    view.put("connectionId", job.connectionId().toString());
    if (state.status().isTerminal()) {
      view.put("lastUpdatedAt", time(updated));
    }
    if (state.status() != EmbeddedJobStatus.PENDING) {
      view.put("duration", Duration.between(created, updated).toString());
    }
    state
        .volume()
        .ifPresent(
            volume -> view.put("bytesSynced", volume.bytes()).put("rowsSynced", volume.rows()));
    return view;
  }

  /** {@code 2026-08-01T02:00Z} on the full minute: Airbyte leaves out zero seconds. */
  private static String time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toString();
  }

  private static Instant wholeSeconds(Instant instant) {
    return Instant.ofEpochSecond(instant.getEpochSecond());
  }
}
