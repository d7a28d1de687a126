package airstep.asl.timeline;

import java.time.Instant;
import java.util.PriorityQueue;

/** Events in the order of their times, then of their scheduling. */
final class EventQueue {

  private static final int KEPT_CANCELLED = 1_000;

  private PriorityQueue<Event> events = new PriorityQueue<>();
  private long scheduled;
  private int cancelled;

  synchronized Event add(Instant at, Runnable action) {
    var event = new Event(at, scheduled++, action);
    events.add(event);
    return event;
  }

  /** Marks the event as cancelled; removing it from the heap at once would be slow. */
  synchronized void cancel(Event event) {
    if (event.action == null) {
      return;
    }
    event.action = null;
    cancelled++;
    if (cancelled > KEPT_CANCELLED && cancelled > events.size() / 2) {
      var live = new PriorityQueue<Event>(events.size() - cancelled + 1);
      for (Event each : events) {
        if (each.action != null) {
          live.add(each);
        }
      }
      events = live;
      cancelled = 0;
    }
  }

  /** The time of the next event, or null if there is none. */
  synchronized Instant next() {
    while (!events.isEmpty() && events.peek().action == null) {
      events.remove();
      cancelled--;
    }
    return events.isEmpty() ? null : events.peek().at;
  }

  /** Removes and returns the next event; only valid after {@link #next} has returned a time. */
  synchronized Runnable take() {
    Event event = events.remove();
    Runnable action = event.action;
    event.action = null;
    return action;
  }

  synchronized void clear() {
    events.clear();
    cancelled = 0;
  }

  /** One entry of the queue; without an action once it has run or was cancelled. */
  static final class Event implements Comparable<Event> {
    private final Instant at;
    private final long order;
    private Runnable action;

    private Event(Instant at, long order, Runnable action) {
      this.at = at;
      this.order = order;
      this.action = action;
    }

    @Override
    public int compareTo(Event other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
