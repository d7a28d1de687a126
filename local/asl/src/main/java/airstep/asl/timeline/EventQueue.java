package airstep.asl.timeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;

/** Events in the order of their times, then of their scheduling. Thread-safe. */
final class EventQueue {

  private static final Comparator<Event> ORDER =
      Comparator.comparing(Event::at).thenComparingLong(Event::number);

  // Not a heap: nearly every event, a timeout, is cancelled, which a heap does slowly.
  private final TreeSet<Event> events = new TreeSet<>(ORDER);
  private long scheduled;

  /** An event; the number is unique and counts up. */
  record Event(Instant at, long number, Runnable action) {}

  synchronized Event add(Instant at, Runnable action) {
    var event = new Event(at, scheduled++, action);
    events.add(event);
    return event;
  }

  /** Removes an event; has no effect once it was taken. */
  synchronized void cancel(Event event) {
    events.remove(event);
  }

  /** The time of the next event, or null if there is none. */
  synchronized Instant next() {
    return events.isEmpty() ? null : events.first().at();
  }

  /** Removes and returns the next event; only valid after {@link #next} has returned a time. */
  synchronized Runnable take() {
    return events.removeFirst().action();
  }

  synchronized void clear() {
    events.clear();
  }
}
