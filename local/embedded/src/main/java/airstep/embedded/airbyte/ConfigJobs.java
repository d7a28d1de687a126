package airstep.embedded.airbyte;

import airstep.embedded.airbyte.Settings.IdleCancel;
import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Jobs as the Config API has them: newest first, a page only if one is asked for. */
record ConfigJobs(
    Platform platform, Generation generation, IdleCancel idleCancel, ConfigProblem problem) {

  Http.Response start(ConfigBody body, JobType type, Instant now) {
    Connection connection = body.connection("connectionId");
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
    Job named = body.job();
    if (platform.cancel(named, Actor.API, now).isEmpty() && idleCancel == IdleCancel.CONFLICT) {
      return problem.notRunning();
    }
    return one(body.job(), now, false);
  }

  Http.Response list(ConfigBody body, Instant now) {
    List<JobType> types = body.types(generation);
    Connection connection = body.connection("configId");
    List<Job> jobs =
        platform.jobs().stream()
            .filter(job -> job.connectionId().equals(connection.id()))
            .filter(job -> types.contains(job.type()))
            .sorted(Comparator.comparing(Job::createdAt).thenComparingLong(Job::serial).reversed())
            .toList();
    var answer = JsonNodeFactory.instance.objectNode();
    var rows = answer.putArray("jobs");
    jobs.stream()
        .skip(body.page("rowOffset", 0))
        .limit(body.page("pageSize", Integer.MAX_VALUE))
        .forEach(job -> rows.add(new ConfigView(generation).row(job, now)));
    answer.put("totalJobCount", jobs.size());
    return Replies.json(200, answer);
  }

  private Http.Response one(Job job, Instant now, boolean logs) {
    return Replies.json(200, new ConfigView(generation).job(job, now, logs));
  }
}
