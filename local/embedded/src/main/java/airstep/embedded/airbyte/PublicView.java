package airstep.embedded.airbyte;

import airstep.vocabulary.json.JsonFields;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Workspaces, connections and jobs in the public API's JSON. */
final class PublicView {

  private PublicView() {}

  static JsonFields workspace(Workspace workspace) {
    return new JsonFields()
        .put("workspaceId", workspace.id().toString())
        .put("name", workspace.name())
        .put("dataResidency", "auto")
        .put("notifications", new JsonFields());
  }

  static JsonFields connection(EmbeddedConnection connection) {
    return new JsonFields()
        .put("connectionId", connection.id().toString())
        .put("name", connection.name())
        .put("sourceId", connection.sourceId().toString())
        .put("destinationId", connection.destinationId().toString())
        .put("workspaceId", connection.workspaceId().toString())
        .put("status", connection.status().wire())
        // The right schedule for a connection with an orchestrator.
        .put("schedule", new JsonFields().put("scheduleType", "manual"))
        .put("configurations", new JsonFields().put("streams", List.of()))
        .put("createdAt", connection.createdAt().getEpochSecond())
        .put("tags", List.of());
  }

  /** Without attempts and without a reason for a failure. */
  static JsonFields job(EmbeddedJob job, Instant now) {
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
