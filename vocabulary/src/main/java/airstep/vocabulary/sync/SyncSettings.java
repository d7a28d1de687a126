package airstep.vocabulary.sync;

import airstep.vocabulary.RetryOn;
import airstep.vocabulary.WhenRunning;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of one sync, which a flow file gives and the definitions pass on.
 *
 * <p>A clean-up reads the settings that an earlier release has written, so a component added later
 * must be optional.
 *
 * @param job the type of job to start, {@code sync} or {@code clear}
 * @param timeout how long the job may run
 * @param triggerTimeout how long to wait for Airbyte's answer to a trigger
 * @param airbyteSecret the name of the secret with Airbyte's address and credentials
 */
public record SyncSettings(
    String job,
    WhenRunning whenRunning,
    Duration timeout,
    Duration triggerTimeout,
    Poll poll,
    Retries retries,
    String airbyteSecret) {

  /** Returns the settings as JSON: texts, numbers, lists and maps. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("job", job);
    json.put("whenRunning", whenRunning.word());
    json.put("timeoutSeconds", timeout.toSeconds());
    json.put("triggerTimeoutSeconds", triggerTimeout.toSeconds());
    json.put("poll", poll.json());
    json.put("retries", retries.json());
    json.put("airbyteSecret", airbyteSecret);
    return json;
  }

  /**
   * How often to check the job. The interval doubles with each check.
   *
   * @param first the first interval
   * @param max the longest interval
   */
  public record Poll(Duration first, Duration max) {

    /** Returns how many checks fit into the time, with the last one at its end. */
    public long checksIn(Duration time) {
      long checks = 0;
      long passed = 0;
      long pause = first.toSeconds();
      while (passed < time.toSeconds() && pause < max.toSeconds()) {
        passed += pause;
        pause = Math.min(pause * 2, max.toSeconds());
        checks++;
      }
      long rest = Math.max(0, time.toSeconds() - passed);
      return checks + Math.ceilDiv(rest, max.toSeconds());
    }

    private Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("firstSeconds", first.toSeconds());
      json.put("maxSeconds", max.toSeconds());
      return json;
    }
  }

  /**
   * When to start another job.
   *
   * @param count how many times at most
   * @param delay how long to wait before the first retry
   * @param multiplier how much longer to wait before each further retry
   * @param jitter the share of a delay by which it may be shorter or longer, from 0 to 1
   */
  public record Retries(
      long count, List<RetryOn> on, Duration delay, double multiplier, double jitter) {

    public Retries {
      on = List.copyOf(on);
    }

    /** Returns the maximum number of jobs that one sync may start in sequence. */
    public long jobs() {
      return on.contains(RetryOn.FAILED) ? count + 1 : 1;
    }

    /** Returns the longest possible delay before a retry. */
    public Duration longest() {
      double growth = Math.pow(multiplier, Math.max(0, (double) count - 1));
      return count == 0
          ? Duration.ZERO
          : Duration.ofSeconds(Math.round(delay.toSeconds() * growth * (1 + jitter)));
    }

    private Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("count", count);
      json.put("on", on.stream().map(RetryOn::word).toList());
      json.put("delaySeconds", delay.toSeconds());
      json.put("multiplier", multiplier);
      json.put("jitter", jitter);
      return json;
    }
  }
}
