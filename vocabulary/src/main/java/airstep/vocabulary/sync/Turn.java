package airstep.vocabulary.sync;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The output of TakeTurn.
 *
 * @param ahead how many syncs of the same Airbyte come before this one
 * @param delay how long to wait before the next look; zero if the sync may start its job now
 */
public record Turn(long ahead, Duration delay) implements JsonRecord {

  /** How long a sync waits for its turn; then it fails. */
  public static final Duration DEADLINE = Duration.ofDays(1);

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /** The longest time between two looks: the definition varies each wait by up to half of it. */
  public static final Duration LONGEST_PAUSE = LONGEST_WAIT.multipliedBy(3).dividedBy(2);

  /** The starts of as many jobs as may run are spread over this time. */
  private static final Duration SPREAD = Duration.ofMinutes(1);

  /** Between two looks of the next in line; those behind it look less often. */
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(15);

  private static final Duration LONGEST_WAIT_OF_NEXT = Duration.ofMinutes(5);

  /** The next in line sees its turn later by at most this share of the time that it has waited. */
  private static final int SHARE = 60;

  /** Returns the turn of a sync that Step Functions does not list yet. */
  public static Turn unlisted() {
    return new Turn(0, SHORTEST_WAIT);
  }

  /**
   * Decides whether a sync may start its job: if fewer syncs come before it than may run. Once it
   * may, it always may, because none can come before it later.
   *
   * @param startedAt when the execution of the sync started
   * @param ahead when the executions started that come before it
   * @param most how many may run at the same time
   */
  public static Turn of(Instant startedAt, List<Instant> ahead, long most, Instant now) {
    if (ahead.size() < most) {
      Instant justBefore = startedAt.minus(SPREAD);
      long together = ahead.stream().filter(justBefore::isBefore).count();
      Duration rest =
          Duration.between(now, startedAt.plus(SPREAD.multipliedBy(together).dividedBy(most)));
      return new Turn(ahead.size(), rest.isPositive() ? wholeSeconds(rest) : Duration.ZERO);
    }
    long place = ahead.size() - most + 1;
    return new Turn(ahead.size(), wait(place, Duration.between(startedAt, now)));
  }

  private static Duration wait(long place, Duration waited) {
    long seconds =
        Math.clamp(
            waited.toSeconds() / SHARE,
            SHORTEST_WAIT.toSeconds(),
            LONGEST_WAIT_OF_NEXT.toSeconds());
    return Duration.ofSeconds(Math.min(seconds * place, LONGEST_WAIT.toSeconds()));
  }

  private static Duration wholeSeconds(Duration duration) {
    return Duration.ofSeconds(duration.plusNanos(999_999_999).toSeconds());
  }

  /** Returns how many looks a sync takes at most, if every wait is shortened by half. */
  public static int mostLooks() {
    int looks = 1;
    for (Duration waited = Duration.ZERO; waited.compareTo(DEADLINE) < 0; looks++) {
      waited = waited.plus(wait(1, waited).dividedBy(2));
    }
    // Two more while the starts are spread.
    return looks + 2;
  }

  @Override
  public JsonFields json() {
    return new JsonFields().put("ahead", ahead).put("waitSeconds", delay);
  }
}
