package airstep.embedded.airbyte;

import airstep.vocabulary.json.JsonFields;
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

  private static final JsonFields LOGS =
      new JsonFields().put("logLines", List.of("2026-08-01 02:00:05 INFO started"));

  JsonFields workspace(Workspace workspace) {
    return new JsonFields()
        .put("workspaceId", workspace.id().toString())
        .put("organizationId", ORGANIZATION)
        .put("customerId", NamedId.of("customer " + workspace.name()).toString())
        .put("name", workspace.name())
        .put("slug", workspace.slug())
        .put("initialSetupComplete", true);
  }

  JsonFields connection(EmbeddedConnection connection) {
    JsonFields view =
        new JsonFields()
            .put("connectionId", connection.id().toString())
            .put("name", connection.name())
            .put("sourceId", connection.sourceId().toString())
            .put("destinationId", connection.destinationId().toString())
            .put("status", connection.status().wire())
            .putAll(connection.schedule().config())
            .put("syncCatalog", new JsonFields().put("streams", List.of()));
    return old
        ? view
        : view.put("workspaceId", connection.workspaceId().toString())
            .put("created_at", connection.createdAt().getEpochSecond())
            .put("breakingChange", connection.breakingChange());
  }

  /** One job with its attempts, with or without their logs. */
  JsonFields job(EmbeddedJob job, Instant now, boolean logs) {
    List<JsonFields> attempts =
        attempts(job, now).stream()
            .map(it -> new JsonFields().put("attempt", it).putIfAny("logs", logs ? LOGS : null))
            .toList();
    return new JsonFields().put("job", core(job, now)).put("attempts", attempts);
  }

  /** A job in a list, with its attempts. */
  JsonFields row(EmbeddedJob job, Instant now) {
    return new JsonFields().put("job", core(job, now)).put("attempts", attempts(job, now));
  }

  private JsonFields core(EmbeddedJob job, Instant now) {
    JobState state = job.at(now);
    boolean newWord = old && state.status() == EmbeddedJobStatus.QUEUED;
    return new JsonFields()
        .put("id", job.id())
        .put("configType", job.type().configWord())
        .put("configId", job.connectionId().toString())
        .put("createdAt", job.createdAt().getEpochSecond())
        .put("updatedAt", state.updatedAt().getEpochSecond())
        .put("status", (newWord ? EmbeddedJobStatus.PENDING : state.status()).wire())
        .putIfAny("aggregatedStats", old ? null : stats(state.volume()));
  }

  /** Zeros if nothing was synced; all emitted records are committed. */
  private static JsonFields stats(Optional<Volume> moved) {
    Volume volume = moved.orElse(new Volume(0, 0));
    return new JsonFields()
        .put("recordsEmitted", volume.rows())
        .put("bytesEmitted", volume.bytes())
        .put("recordsCommitted", volume.rows())
        .put("bytesCommitted", volume.bytes())
        .put("recordsRejected", 0);
  }

  private List<JsonFields> attempts(EmbeddedJob job, Instant now) {
    JobState state = job.at(now);
    List<Attempt> attempts = job.attemptsAt(now);
    List<JsonFields> views = new ArrayList<>();
    for (Attempt attempt : attempts) {
      int number = views.size();
      boolean last = number == attempts.size() - 1;
      boolean failed = last && state.status() == EmbeddedJobStatus.FAILED;
      Optional<Volume> moved = last ? state.volume() : Optional.empty();
      views.add(
          new JsonFields()
              .put("id", number)
              .put("status", attempt.status().name().toLowerCase(Locale.ROOT))
              .put("createdAt", attempt.createdAt().getEpochSecond())
              .put("updatedAt", attempt.endedAt().orElse(attempt.createdAt()).getEpochSecond())
              .putIfAny("endedAt", attempt.endedAt().map(Instant::getEpochSecond))
              .putIfAny("recordsSynced", moved.map(Volume::rows))
              .putIfAny("bytesSynced", moved.map(Volume::bytes))
              .putIfAny("totalStats", old ? null : stats(moved))
              .putIfAny(
                  "failureSummary",
                  job.plan()
                      .end()
                      .failure()
                      .filter(_ -> failed)
                      .map(it -> summary(it, state.updatedAt()))));
    }
    return views;
  }

  private static JsonFields summary(JobPlan.Failure failure, Instant at) {
    String internal = failure.internalMessage();
    JsonFields reason =
        new JsonFields()
            .put("failureOrigin", failure.origin())
            .put("failureType", failure.type())
            .put("externalMessage", failure.message())
            .putIfAny("internalMessage", internal.isEmpty() ? null : internal)
            .put("stacktrace", "at a.Source.read")
            .put("timestamp", at.toEpochMilli());
    return new JsonFields().put("failures", List.of(reason));
  }
}
