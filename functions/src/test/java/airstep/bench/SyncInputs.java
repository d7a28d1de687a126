package airstep.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Inputs of the steps of a sync, as the state machine sends them. */
public final class SyncInputs {

  private SyncInputs() {}

  /** The settings of one sync, as a run gives them. */
  public static Map<String, Object> settings(String airbyteSecret) {
    Map<String, Object> retries = new LinkedHashMap<>();
    retries.put("count", 2);
    retries.put("on", List.of("trigger"));
    retries.put("delaySeconds", 10);
    retries.put("multiplier", 10.0);
    retries.put("jitter", 0.5);
    Map<String, Object> sync = new LinkedHashMap<>();
    sync.put("job", "sync");
    sync.put("whenRunning", "adopt");
    sync.put("timeoutSeconds", 1800);
    sync.put("triggerTimeoutSeconds", 90);
    sync.put("poll", Map.of("firstSeconds", 15, "maxSeconds", 60, "history", false));
    sync.put("retries", retries);
    sync.put("airbyteSecret", airbyteSecret);
    return sync;
  }

  /** The same after PrepareSync. */
  public static Map<String, Object> prepared(
      String connectionId, String airbyteSecret, Long watermark) {
    Map<String, Object> sync = new LinkedHashMap<>();
    sync.put("connectionId", connectionId);
    sync.putAll(settings(airbyteSecret));
    sync.put("watermark", watermark);
    return sync;
  }

  /** An answer about job 42 that has the given fields in addition. */
  public static Map<String, Object> job(String status, boolean finished, Map<String, ?> more) {
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("jobId", 42);
    job.put("status", status);
    job.put("finished", finished);
    job.put("pending", false);
    job.putAll(more);
    return job;
  }
}
