package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.IdleCancel;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import java.time.Instant;

/**
 * Jobs as the public API has them.
 *
 * @param address the list's full address, by Airbyte's own opinion
 */
record PublicJobs(
    AirbytePlatform platform, Visible visible, IdleCancel idleCancel, String address) {

  Http.Response create(Body body, Instant now) {
    String connectionId = body.text("connectionId");
    JobType type =
        JobType.fromWire(body.text("jobType"))
            .orElseThrow(() -> new ApiRefusal(ApiProblem.unreadableBody()));
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

  Http.Response list(Query query, Instant now) {
    ApiPage page = ApiPage.of(query, address);
    JobFilter filter = JobFilter.of(query, visible, now);
    return page.of(
        platform.jobs().stream()
            .filter(filter)
            .sorted(JobOrder.of(query, now))
            .map(job -> JobView.of(job, now))
            .toList());
  }
}
