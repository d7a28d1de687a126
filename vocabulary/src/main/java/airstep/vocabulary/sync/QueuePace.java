package airstep.vocabulary.sync;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.time.Duration;
import java.time.Instant;

/**
 * How fast the queue before a sync moves, as it has seen in its looks so far.
 *
 * @param looks how many looks it has taken
 * @param ahead how many syncs came before it at the last one
 * @param movedAt when that number became smaller for the last time
 * @param perPlace how long it takes until the number is smaller by one
 */
public record QueuePace(long looks, long ahead, Instant movedAt, Duration perPlace)
    implements JsonRecord {

  /** Until the queue has moved: as if each sync took a minute. */
  private static final Duration USUAL_SYNC = Duration.ofMinutes(1);

  /** Returns the pace at the first look. */
  static QueuePace first(long ahead, long most, Instant now) {
    return new QueuePace(1, ahead, now, USUAL_SYNC.dividedBy(Math.max(1, most)));
  }

  /** Returns the pace at the next look. It becomes faster at once, and slower with time. */
  QueuePace next(long nowAhead, Instant now) {
    Duration since = Duration.between(movedAt, now);
    long moved = ahead - nowAhead;
    if (moved <= 0) {
      return new QueuePace(looks + 1, nowAhead, movedAt, longer(perPlace, since.dividedBy(2)));
    }
    Duration measured = since.dividedBy(moved);
    Duration pace =
        measured.compareTo(perPlace) < 0 ? measured : perPlace.plus(measured).dividedBy(2);
    return new QueuePace(looks + 1, nowAhead, now, pace);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  static QueuePace read(JsonObject json) {
    return new QueuePace(
        json.needWhole("looks"),
        json.needWhole("ahead"),
        json.needTime("movedAt"),
        Duration.ofMillis(json.needWhole("perPlaceMillis")));
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("looks", looks)
        .put("ahead", ahead)
        .put("movedAt", movedAt)
        .put("perPlaceMillis", perPlace.toMillis());
  }
}
