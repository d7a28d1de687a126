package airstep.asl;

/** The history of an execution has reached the quota of events. */
final class HistoryFullException extends RuntimeException {

  HistoryFullException() {
    super("The history has reached the limit of %d events".formatted(ServiceQuotas.MOST_EVENTS));
  }
}
