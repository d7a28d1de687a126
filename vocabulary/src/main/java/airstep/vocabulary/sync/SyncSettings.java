package airstep.vocabulary.sync;

import airstep.vocabulary.RetryOn;
import airstep.vocabulary.WhenRunning;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The settings of one sync, which a flow file gives and the definitions pass on.
 *
 * <p>A clean-up reads the settings that an earlier release has written, so a setting that is
 * missing must be read as its default. A sync by hand may only give settings that the flow's
 * defaults have.
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
    String airbyteSecret)
    implements JsonRecord {

  public static SyncSettings read(JsonObject json) {
    return new SyncSettings(
        json.needText("job"),
        WhenRunning.read(json),
        json.needSeconds("timeoutSeconds"),
        json.needSeconds("triggerTimeoutSeconds"),
        Poll.read(json.needObject("poll")),
        Retries.read(json.needObject("retries")),
        json.needText("airbyteSecret"));
  }

  /** Returns these settings with others for checks. */
  public SyncSettings with(Poll other) {
    return new SyncSettings(
        job, whenRunning, timeout, triggerTimeout, other, retries, airbyteSecret);
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("job", job)
        .put("whenRunning", whenRunning.word())
        .put("timeoutSeconds", timeout)
        .put("triggerTimeoutSeconds", triggerTimeout)
        .put("poll", poll)
        .put("retries", retries)
        .put("airbyteSecret", airbyteSecret);
  }

  /**
   * How often to check the job. The interval doubles with each check.
   *
   * @param first the first interval
   * @param max the longest interval
   * @param history whether past durations say when to check instead; then the longest interval also
   *     grows to a tenth of the time that the job has run, or to a thirtieth while checks fail
   */
  public record Poll(Duration first, Duration max, boolean history) implements JsonRecord {

    /** The most checks that past durations may add to those of the longest interval. */
    public static final int MOST_LOOKS = 60;

    /** The settings of a flow that has none of its own. */
    public static final Poll USUAL = new Poll(Duration.ofSeconds(15), Duration.ofMinutes(5), true);

    static Poll read(JsonObject json) {
      return new Poll(
          json.needSeconds("firstSeconds"), json.needSeconds("maxSeconds"), json.isTrue("history"));
    }

    /** Returns the same intervals without the history. */
    public Poll plain() {
      return new Poll(first, max, false);
    }

    /** Returns how many checks fit into the time, with the last one at its end. */
    public long checksIn(Duration time) {
      return history ? MOST_LOOKS + guardsIn(time) : pausesIn(time);
    }

    /** At worst all checks fail. The longest interval may be up to a tenth shorter, by chance. */
    private long guardsIn(Duration time) {
      long checks = 0;
      for (double passed = 0; passed < time.toSeconds(); checks++) {
        passed += Math.max(0.9 * max.toSeconds(), passed / 30);
      }
      return checks;
    }

    private long pausesIn(Duration time) {
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

    @Override
    public JsonFields json() {
      return new JsonFields()
          .put("firstSeconds", first)
          .put("maxSeconds", max)
          .put("history", history);
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
      long count, List<RetryOn> on, Duration delay, double multiplier, double jitter)
      implements JsonRecord {

    public Retries {
      on = List.copyOf(on);
    }

    static Retries read(JsonObject json) {
      List<RetryOn> on = new ArrayList<>();
      for (String word : json.texts("on")) {
        on.add(RetryOn.read(word));
      }
      return new Retries(
          json.needWhole("count"),
          on,
          json.needSeconds("delaySeconds"),
          json.needNumber("multiplier"),
          json.needNumber("jitter"));
    }

    /** Returns the maximum number of jobs that one sync may start in sequence. */
    public long jobs() {
      return on.contains(RetryOn.FAILED) ? count + 1 : 1;
    }

    /** Returns the longest possible delay before a retry. */
    public Duration longest() {
      return count == 0 ? Duration.ZERO : longestBefore(count);
    }

    /** Returns the longest possible delays before all retries together. */
    public Duration longestTogether() {
      return LongStream.rangeClosed(1, count)
          .mapToObj(this::longestBefore)
          .reduce(Duration.ZERO, Duration::plus);
    }

    private Duration longestBefore(long retry) {
      double growth = Math.pow(multiplier, retry - 1.0);
      return Duration.ofSeconds(Math.round(delay.toSeconds() * growth * (1 + jitter)));
    }

    @Override
    public JsonFields json() {
      return new JsonFields()
          .put("count", count)
          .put("on", on.stream().map(RetryOn::word).toList())
          .put("delaySeconds", delay)
          .put("multiplier", multiplier)
          .put("jitter", jitter);
    }
  }
}
