package airstep.embedded.airbyte;

import airstep.embedded.transport.Replies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Workspaces, connections and jobs in the Config API's JSON; times are seconds since 1970. */
record ConfigView(boolean old) {

  /** The organization that every Airbyte has. */
  private static final String ORGANIZATION = new UUID(0, 0).toString();

  ObjectNode workspace(Workspace workspace) {
    ObjectNode view = Replies.object();
    view.put("workspaceId", workspace.id().toString());
    view.put("organizationId", ORGANIZATION);
    view.put("customerId", SampleWorld.id("customer", workspace.name()).toString());
    view.put("name", workspace.name());
    view.put("slug", workspace.slug());
    return view.put("initialSetupComplete", true);
  }

  ObjectNode connection(EmbeddedConnection connection) {
    ObjectNode view = Replies.object();
    view.put("connectionId", connection.id().toString());
    view.put("name", connection.name());
    view.put("sourceId", connection.sourceId().toString());
    view.put("destinationId", connection.destinationId().toString());
    view.put("status", connection.status().wire());
    view.putObject("syncCatalog").putArray("streams");
    if (!old) {
      view.put("workspaceId", connection.workspaceId().toString());
      view.put("created_at", connection.createdAt().getEpochSecond());
      view.put("breakingChange", connection.breakingChange());
    }
    return view;
  }

  /** One job with its attempts, with or without their logs. */
  ObjectNode job(EmbeddedJob job, Instant now, boolean logs) {
    ObjectNode view = Replies.object();
    view.set("job", core(job, now));
    var attempts = view.putArray("attempts");
    for (ObjectNode attempt : attempts(job, now)) {
      ObjectNode item = attempts.addObject();
      item.set("attempt", attempt);
      if (logs) {
        item.putObject("logs").putArray("logLines").add("2026-08-01 02:00:05 INFO started");
      }
    }
    return view;
  }

  /** A job in a list, with its attempts. */
  ObjectNode row(EmbeddedJob job, Instant now) {
    ObjectNode view = Replies.object();
    view.set("job", core(job, now));
    view.putArray("attempts").addAll(attempts(job, now));
    return view;
  }

  private ObjectNode core(EmbeddedJob job, Instant now) {
    JobState state = job.at(now);
    boolean newWord = old && state.status() == EmbeddedJobStatus.QUEUED;
    ObjectNode core = Replies.object();
    core.put("id", job.id());
    core.put("configType", job.type().configWord());
    core.put("configId", job.connectionId().toString());
    core.put("createdAt", job.createdAt().getEpochSecond());
    core.put("updatedAt", state.updatedAt().getEpochSecond());
    core.put("status", (newWord ? EmbeddedJobStatus.PENDING : state.status()).wire());
    return old ? core : core.set("aggregatedStats", stats(state.volume()));
  }

  /** Zeros if nothing was synced; all emitted records are committed. */
  private static ObjectNode stats(Optional<Volume> moved) {
    Volume volume = moved.orElse(new Volume(0, 0));
    ObjectNode stats = Replies.object();
    stats.put("recordsEmitted", volume.rows()).put("bytesEmitted", volume.bytes());
    stats.put("recordsCommitted", volume.rows()).put("bytesCommitted", volume.bytes());
    return stats.put("recordsRejected", 0);
  }

  private List<ObjectNode> attempts(EmbeddedJob job, Instant now) {
    JobState state = job.at(now);
    List<Attempt> attempts = job.attemptsAt(now);
    List<ObjectNode> views = new ArrayList<>();
    for (int number = 0; number < attempts.size(); number++) {
      ObjectNode view = attempt(attempts.get(number), number);
      boolean last = number == attempts.size() - 1;
      addVolume(view, last ? state.volume() : Optional.empty());
      if (last && state.status() == EmbeddedJobStatus.FAILED) {
        job.plan()
            .end()
            .failure()
            .ifPresent(it -> view.set("failureSummary", summary(it, state.updatedAt())));
      }
      views.add(view);
    }
    return views;
  }

  private static ObjectNode attempt(Attempt attempt, int number) {
    ObjectNode view = Replies.object();
    view.put("id", number);
    view.put("status", attempt.status().name().toLowerCase(Locale.ROOT));
    view.put("createdAt", attempt.createdAt().getEpochSecond());
    view.put("updatedAt", attempt.endedAt().orElse(attempt.createdAt()).getEpochSecond());
    attempt.endedAt().ifPresent(end -> view.put("endedAt", end.getEpochSecond()));
    return view;
  }

  private void addVolume(ObjectNode attempt, Optional<Volume> moved) {
    moved.ifPresent(it -> attempt.put("recordsSynced", it.rows()).put("bytesSynced", it.bytes()));
    if (!old) {
      attempt.set("totalStats", stats(moved));
    }
  }

  private static ObjectNode summary(JobPlan.Failure failure, Instant at) {
    ObjectNode summary = Replies.object();
    ObjectNode reason = summary.putArray("failures").addObject();
    reason.put("failureOrigin", failure.origin());
    reason.put("failureType", failure.type());
    reason.put("externalMessage", failure.message());
    if (!failure.internalMessage().isEmpty()) {
      reason.put("internalMessage", failure.internalMessage());
    }
    reason.put("stacktrace", "at a.Source.read");
    reason.put("timestamp", at.toEpochMilli());
    return summary;
  }
}
