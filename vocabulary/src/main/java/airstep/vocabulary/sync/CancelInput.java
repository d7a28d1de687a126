package airstep.vocabulary.sync;

import airstep.vocabulary.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * The input of CancelSync.
 *
 * @param createdAt when Airbyte created the job, if it reports it
 */
public record CancelInput(SyncPlan sync, long jobId, Optional<Instant> createdAt) {

  public static CancelInput read(JsonObject json) {
    return new CancelInput(
        SyncPlan.readPrepared(json.needObject("sync")),
        json.needWhole("jobId"),
        json.time("createdAt"));
  }
}
