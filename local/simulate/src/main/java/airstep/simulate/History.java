package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEvent.Detail;
import airstep.asl.HistoryEventType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what the events of a history say. */
final class History {

  private History() {}

  /** The events of that type. */
  static Stream<HistoryEvent> of(Execution execution, HistoryEventType type) {
    return execution.history().stream().filter(event -> event.type() == type);
  }

  /** The value of a field of the event's details, such as {@code error}. */
  static Optional<Object> value(HistoryEvent event, String name) {
    return event.details().stream()
        .filter(detail -> detail.name().equals(name))
        .findFirst()
        .map(
            detail ->
                switch (detail) {
                  case Detail.Plain(_, Object value) -> value;
                  case Detail.Embedded(_, Object value) -> value;
                  case Detail.Variables(_, Map<String, Object> values) -> values;
                });
  }
}
