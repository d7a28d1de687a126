package airstep.steps;

import airstep.airbyte.KnownJob;
import airstep.json.JsonObject;

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
        InputTime.of(input, "", "createdAt"));
  }
}
