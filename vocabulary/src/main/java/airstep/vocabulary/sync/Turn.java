package airstep.vocabulary.sync;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The output of TakeTurn.
 *
 * @param delay how long to wait before the next look; zero if the sync may start its job now
 * @param pace how fast the queue before it moves, for its next look; empty if it does not wait
 */
public record Turn(Duration delay, Optional<QueuePace> pace) implements JsonRecord {

  /** How long a sync waits for its turn; then it fails. */
  public static final Duration DEADLINE = Duration.ofDays(1);

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /** The longest time between two looks: the definition varies each wait by up to half of it. */
  public static final Duration LONGEST_PAUSE = LONGEST_WAIT.multipliedBy(3).dividedBy(2);

  /** The starts of as many jobs as may run are spread over this time. */
  private static final Duration SPREAD = Duration.ofMinutes(1);

  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(15);

  /** Of a queue that is so short that its looks do not matter to the API. */
  private static final Duration LONGEST_WAIT_OF_FEW = Duration.ofMinutes(5);

  /** With so much more wait for each that waits, all take fewer than three looks a second. */
  private static final Duration WAIT_OF_EACH = Duration.ofMillis(400);

  /** After each so many looks the shortest wait doubles: an execution has room for 1,000. */
  private static final int LOOKS_OF_A_WAIT = 100;

  /**
   * Decides whether a sync may start its job: if fewer syncs come before it than may run. Once it
   * may, it always may, because none can come before it later.
   *
   * <p>Else it looks again after half the time in which its turn is likely to come. So it looks
   * seldom while it is far behind, and sees its turn soon: those behind it wait for it.
   *
   * @param startedAt when the execution of the sync started
   * @param ahead when the executions started that come before it
   * @param most how many may run at the same time
   * @param waiting how many executions run, at most as many of which wait
   * @param before the pace at the last look
   */
  public static Turn of(
      Instant startedAt,
      List<Instant> ahead,
      long most,
      long waiting,
      Optional<QueuePace> before,
      Instant now) {
    if (ahead.size() < most) {
      Instant justBefore = startedAt.minus(SPREAD);
      long together = ahead.stream().filter(justBefore::isBefore).count();
      Duration rest =
          Duration.between(now, startedAt.plus(SPREAD.multipliedBy(together).dividedBy(most)));
      return new Turn(rest.isPositive() ? wholeSeconds(rest) : Duration.ZERO, Optional.empty());
    }
    QueuePace pace =
        before
            .map(last -> last.next(ahead.size(), now))
            .orElseGet(() -> QueuePace.first(ahead.size(), most, now));
    long place = ahead.size() - most + 1;
    Duration half = pace.perPlace().multipliedBy(place).dividedBy(2);
    return new Turn(
        wholeSeconds(clamp(half, shortest(pace.looks()), longest(waiting))), Optional.of(pace));
  }

  /** Returns the turn of a sync that Step Functions does not list yet. */
  public static Turn unlisted(Optional<QueuePace> before) {
    return new Turn(SHORTEST_WAIT, before);
  }

  private static Duration shortest(long looks) {
    long doubled = Math.min(looks / LOOKS_OF_A_WAIT, 10);
    return clamp(SHORTEST_WAIT.multipliedBy(1L << doubled), SHORTEST_WAIT, LONGEST_WAIT_OF_FEW);
  }

  private static Duration longest(long waiting) {
    return clamp(WAIT_OF_EACH.multipliedBy(waiting), LONGEST_WAIT_OF_FEW, LONGEST_WAIT);
  }

  private static Duration clamp(Duration value, Duration least, Duration most) {
    return value.compareTo(least) < 0 ? least : value.compareTo(most) > 0 ? most : value;
  }

  private static Duration wholeSeconds(Duration duration) {
    return Duration.ofSeconds(duration.plusNanos(999_999_999).toSeconds());
  }

  /** Returns how many looks a sync takes at most, if every wait is shortened by half. */
  public static int mostLooks() {
    int looks = 1;
    for (Duration waited = Duration.ZERO; waited.compareTo(DEADLINE) < 0; looks++) {
      waited = waited.plus(shortest(looks).dividedBy(2));
    }
    // Two more while the starts are spread.
    return looks + 2;
  }

  @Override
  public JsonFields json() {
    return new JsonFields().put("waitSeconds", delay).putIfAny("pace", pace);
  }
}
