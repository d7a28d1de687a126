package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.IdleCancel;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * Jobs in the public API.
 *
 * @param address the URL of the list, with the host that Airbyte believes to have
 */
record PublicJobs(
    AirbytePlatform platform, Visible visible, IdleCancel idleCancel, String address) {

  Http.Response create(Body body, Instant now) {
    String connectionId = body.text("connectionId");
    JobType type = JobType.fromWire(body.text("jobType")).orElseThrow(() -> body.bad("body"));
    EmbeddedConnection connection = visible.connection(connectionId);
    if (type == JobType.REFRESH) {
      return ApiProblem.refreshUnsupported();
    }
    return switch (platform.start(connection, type, Actor.API, now)) {
      case Started.Created(var job) -> Replies.json(200, JobView.of(job, now));
      case Started.AlreadyRunning(_) -> ApiProblem.alreadyRunning(connection.id());
      case Started.NotActive(_) -> ApiProblem.stateConflict();
    };
  }

  Http.Response read(String id, Instant now) {
    return Replies.json(200, JobView.of(visible.job(id), now));
  }

  Http.Response cancel(String id, Instant now) {
    EmbeddedJob named = visible.job(id);
    if (platform.cancel(named, Actor.API, now).isEmpty() && idleCancel == IdleCancel.CONFLICT) {
      return ApiProblem.notRunning();
    }
    return Replies.json(200, JobView.of(visible.job(id), now));
  }

  /** All jobs, or those of one connection; oldest first by default. */
  Http.Response list(Query query, Instant now) {
    ApiPage page = ApiPage.of(query, address);
    Optional<UUID> connection =
        query.first("connectionId").map(visible::connection).map(EmbeddedConnection::id);
    Comparator<EmbeddedJob> order =
        Comparator.comparing(EmbeddedJob::createdAt).thenComparingLong(EmbeddedJob::id);
    return page.of(
        platform.jobs().stream()
            .filter(job -> connection.filter(id -> !id.equals(job.connectionId())).isEmpty())
            .sorted(
                switch (query.first("orderBy").orElse("createdAt|ASC")) {
                  case "createdAt|ASC" -> order;
                  case "createdAt|DESC" -> order.reversed();
                  default -> throw Query.bad("orderBy");
                })
            .map(job -> JobView.of(job, now))
            .toList());
  }
}
