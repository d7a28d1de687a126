package airstep.simulate;

import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEvent.Detail;
import java.util.Optional;

/** Reads what the events of a history say. */
final class History {

  private History() {}

  /** The value of a field of the event's details, such as {@code error}. */
  static Optional<Object> value(HistoryEvent event, String name) {
    return event.details().stream()
        .filter(detail -> detail.name().equals(name))
        .findFirst()
        .map(Detail::value);
  }
}
