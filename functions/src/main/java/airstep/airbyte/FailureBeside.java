package airstep.airbyte;

import airstep.json.Json;
import airstep.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Why a job failed, from the older API that a self-managed Airbyte has beside its public one, which
 * never says it.
 *
 * <p>Airbyte promises nothing of that API. So it is asked once, not for long, and whatever goes
 * wrong means only that there is no reason.
 */
final class FailureBeside {

  /** A step that looks at a job has no more to spare. */
  static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final String CALL = "/jobs/get_without_logs";

  private final AirbyteCalls calls;

  FailureBeside(AirbyteCalls calls) {
    this.calls = calls;
  }

  /** Empty if Airbyte does not say, or says it of another job or connection. */
  Optional<JobFailure> of(long jobId, String connectionId) {
    String body = Json.write(Map.of("id", jobId));
    return calls
        .address()
        .olderBeside()
        .flatMap(older -> calls.once(older, new Call("POST", CALL, "", body, TIMEOUT, true)))
        .flatMap(calls::object)
        .filter(answer -> isAbout(answer, jobId, connectionId))
        .flatMap(ConfigJob::failure);
  }

  private static boolean isAbout(JsonObject answer, long jobId, String connectionId) {
    return answer
        .object("job")
        .filter(job -> job.whole("id").orElse(-1) == jobId)
        .filter(job -> job.text("configId").filter(connectionId::equalsIgnoreCase).isPresent())
        .flatMap(job -> job.text("status"))
        .filter(word -> JobStatus.of(word) == JobStatus.FAILED)
        .isPresent();
  }
}
