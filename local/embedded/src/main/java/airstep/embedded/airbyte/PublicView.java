package airstep.embedded.airbyte;

import airstep.embedded.transport.Replies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Workspaces, connections and jobs in the public API's JSON. */
final class PublicView {

  private PublicView() {}

  static ObjectNode workspace(Workspace workspace) {
    var view = Replies.object();
    view.put("workspaceId", workspace.id().toString());
    view.put("name", workspace.name());
    view.put("dataResidency", "auto");
    view.putObject("notifications");
    return view;
  }

  static ObjectNode connection(EmbeddedConnection connection) {
    var view = Replies.object();
    view.put("connectionId", connection.id().toString());
    view.put("name", connection.name());
    view.put("sourceId", connection.sourceId().toString());
    view.put("destinationId", connection.destinationId().toString());
    view.put("workspaceId", connection.workspaceId().toString());
    view.put("status", connection.status().wire());
    // The right schedule for a connection with an orchestrator.
    view.putObject("schedule").put("scheduleType", "manual");
    view.putObject("configurations").putArray("streams");
    view.put("createdAt", connection.createdAt().getEpochSecond());
    view.putArray("tags");
    return view;
  }

  /** Without a reason of failure and attempts. */
  static ObjectNode job(EmbeddedJob job, Instant now) {
    JobState state = job.at(now);
    Instant created = job.createdAt().truncatedTo(ChronoUnit.SECONDS);
    Instant updated = state.updatedAt().truncatedTo(ChronoUnit.SECONDS);
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
        .ifPresent(it -> view.put("bytesSynced", it.bytes()).put("rowsSynced", it.rows()));
    return view;
  }

  /** {@code 2026-08-01T02:00Z} on the full minute: Airbyte leaves out zero seconds. */
  private static String time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toString();
  }
}
