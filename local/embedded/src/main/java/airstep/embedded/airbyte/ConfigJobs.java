package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.IdleCancel;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Jobs in the Config API: newest first, and paged only on request. */
record ConfigJobs(
    AirbytePlatform platform, Generation generation, IdleCancel idleCancel, ConfigProblem problem) {

  Http.Response start(ConfigBody body, JobType type, Instant now) {
    EmbeddedConnection connection = body.connection("connectionId");
    return switch (platform.start(connection, type, Actor.API, now)) {
      case Started.Created(var job) -> one(job, now, false);
      case Started.AlreadyRunning(_) -> problem.alreadyRunning(connection.id());
      case Started.NotActive(_) -> problem.notActive();
    };
  }

  Http.Response read(ConfigBody body, boolean logs, Instant now) {
    return one(body.job(), now, logs);
  }

  Http.Response cancel(ConfigBody body, Instant now) {
    EmbeddedJob named = body.job();
    if (platform.cancel(named, Actor.API, now).isEmpty() && idleCancel == IdleCancel.CONFLICT) {
      return problem.notRunning();
    }
    return one(body.job(), now, false);
  }

  Http.Response list(ConfigBody body, Instant now) {
    List<JobType> types = body.types(generation);
    EmbeddedConnection connection = body.connection("configId");
    List<EmbeddedJob> jobs =
        platform.jobs().stream()
            .filter(job -> job.connectionId().equals(connection.id()))
            .filter(job -> types.contains(job.type()))
            .sorted(
                Comparator.comparing(EmbeddedJob::createdAt)
                    .thenComparingLong(EmbeddedJob::serial)
                    .reversed())
            .toList();
    var answer = Replies.object();
    var rows = answer.putArray("jobs");
    jobs.stream()
        .skip(body.page("rowOffset", 0))
        .limit(body.page("pageSize", Integer.MAX_VALUE))
        .forEach(job -> rows.add(new ConfigView(generation).row(job, now)));
    answer.put("totalJobCount", jobs.size());
    return Replies.json(200, answer);
  }

  private Http.Response one(EmbeddedJob job, Instant now, boolean logs) {
    return Replies.json(200, new ConfigView(generation).job(job, now, logs));
  }
}
