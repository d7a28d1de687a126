package airstep.local.embedded.airbyte;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Workspaces, connections and jobs in the Config API's JSON; times are seconds since 1970. */
record ConfigView(Generation generation) {

  ObjectNode workspace(Workspace workspace) {
    return node().put("workspaceId", workspace.id().toString()).put("name", workspace.name());
  }

  ObjectNode connection(Connection connection) {
    ObjectNode view = node();
    view.put("connectionId", connection.id().toString());
    view.put("name", connection.name());
    view.put("sourceId", connection.sourceId().toString());
    view.put("destinationId", connection.destinationId().toString());
    view.put("status", connection.status().wire());
    view.putObject("syncCatalog").putArray("streams");
    if (generation == Generation.CURRENT) {
      view.put("workspaceId", connection.workspaceId().toString());
      view.put("createdAt", connection.createdAt().getEpochSecond());
      view.put("breakingChange", connection.breakingChange());
    }
    return view;
  }

  /** One job, with each attempt beside its logs, or without those. */
  ObjectNode job(Job job, Instant now, boolean logs) {
    ObjectNode view = node();
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

  /** A job in a list, with its attempts as they are. */
  ObjectNode row(Job job, Instant now) {
    ObjectNode view = node();
    view.set("job", core(job, now));
    view.putArray("attempts").addAll(attempts(job, now));
    return view;
  }

  private ObjectNode core(Job job, Instant now) {
    JobState state = job.at(now);
    ObjectNode core = node();
    core.put("id", job.id());
    core.put("configType", job.type().configWord());
    core.put("configId", job.connectionId().toString());
    core.put("createdAt", job.createdAt().getEpochSecond());
    core.put("updatedAt", state.updatedAt().getEpochSecond());
    boolean newWord = state.status() == JobStatus.QUEUED && generation == Generation.OLD;
    core.put("status", (newWord ? JobStatus.PENDING : state.status()).wire());
    if (generation == Generation.CURRENT) {
      ObjectNode stats = core.putObject("aggregatedStats");
      state
          .volume()
          .ifPresent(
              volume ->
                  stats
                      .put("recordsCommitted", volume.rows())
                      .put("bytesCommitted", volume.bytes()));
    }
    return core;
  }

  private static List<ObjectNode> attempts(Job job, Instant now) {
    List<Attempt> attempts = job.attemptsAt(now);
    List<ObjectNode> views =
        attempts.stream().map(attempt -> attempt(attempt, attempts.indexOf(attempt))).toList();
    if (views.isEmpty()) {
      return views;
    }
    JobState state = job.at(now);
    state
        .volume()
        .ifPresent(
            volume ->
                views
                    .getLast()
                    .put("recordsSynced", volume.rows())
                    .put("bytesSynced", volume.bytes()));
    job.plan()
        .end()
        .flatMap(JobPlan.End::failure)
        .filter(_ -> state.status() == JobStatus.FAILED)
        .ifPresent(failure -> views.getLast().set("failureSummary", summary(failure)));
    return views;
  }

  private static ObjectNode summary(JobPlan.Failure failure) {
    ObjectNode summary = node();
    summary
        .putArray("failures")
        .addObject()
        .put("failureOrigin", failure.origin())
        .put("failureType", failure.type())
        .put("externalMessage", failure.message())
        .put("stacktrace", "at a.Source.read")
        .put("timestamp", 1785549600000L);
    return summary;
  }

  private static ObjectNode attempt(Attempt attempt, int number) {
    ObjectNode view = node();
    view.put("id", number);
    view.put("status", attempt.status().name().toLowerCase(Locale.ROOT));
    view.put("createdAt", attempt.createdAt().getEpochSecond());
    attempt.endedAt().ifPresent(end -> view.put("endedAt", end.getEpochSecond()));
    return view;
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
