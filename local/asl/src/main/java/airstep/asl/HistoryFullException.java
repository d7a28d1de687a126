package airstep.asl;

/** An execution has used up the events that a history may have. */
final class HistoryFullException extends RuntimeException {

  HistoryFullException() {
    super(
        "The history has reached the %d events that it may have"
            .formatted(ServiceQuotas.MOST_EVENTS));
  }
}
