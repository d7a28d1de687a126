package airstep.airbyte;

import airstep.json.Json;
import airstep.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Reads why a job failed from the older API of a self-managed Airbyte, because the public API does
 * not report it.
 *
 * <p>Airbyte does not guarantee that API. It is called once with a short timeout, and any error
 * just means that there is no reason.
 */
final class FailureBeside {

  /** The time that a step can spare while it polls a job. */
  static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final String CALL = "/jobs/get_without_logs";

  private final AirbyteSession session;

  FailureBeside(AirbyteSession session) {
    this.session = session;
  }

  /**
   * Returns the reason; empty if Airbyte gives none, or answers with a different job or connection.
   */
  Optional<JobFailure> of(long jobId, String connectionId) {
    String body = Json.write(Map.of("id", jobId));
    return session
        .address()
        .olderBeside()
        .flatMap(older -> session.once(older, new Call("POST", CALL, "", body, TIMEOUT, true)))
        .flatMap(session::object)
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
