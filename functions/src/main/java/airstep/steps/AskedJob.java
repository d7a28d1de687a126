package airstep.steps;

import airstep.airbyte.KnownJob;
import airstep.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The job that a step is asked to look at, as its input names it. */
final class AskedJob {

  private AskedJob() {}

  /** Of an input with {@code sync}, {@code jobId} and, if Airbyte said it, {@code createdAt}. */
  static KnownJob of(JsonObject input) {
    JsonObject sync = input.needObject("sync");
    return new KnownJob(
        input.needWhole("jobId"),
        sync.needText("connectionId"),
        sync.text("job").orElse("sync"),
        createdAt(input));
  }

  private static Optional<Instant> createdAt(JsonObject input) {
    try {
      return input.text("createdAt").map(Instant::parse);
    } catch (DateTimeException _) {
      throw new BadInputException("`createdAt` is not a time such as 2026-11-22T07:00:00Z");
    }
  }
}
