package airstep.airbyte;

import java.util.Optional;

/** Jobs that tests request. */
final class Asked {

  private Asked() {}

  /** A sync of connection {@code c}. */
  static KnownJob job(long jobId) {
    return new KnownJob(jobId, "c", "sync", Optional.empty());
  }
}
