package airstep.alert;

/** How a sync ended, worst first. */
enum Outcome {
  UNKNOWN(Kind.UNKNOWN),
  FAILED(Kind.FAILED),
  TIMED_OUT(Kind.TIMED_OUT),
  CANCELLED(Kind.CANCELLED),
  SKIPPED(Kind.SWITCHED_OFF),
  SUCCEEDED(Kind.RECOVERED);

  private final Kind kind;

  Outcome(Kind kind) {
    this.kind = kind;
  }

  /** The outcome of that word; one that nobody knows is unknown. */
  static Outcome of(String word) {
    for (Outcome outcome : values()) {
      if (outcome.name().equals(word)) {
        return outcome;
      }
    }
    return UNKNOWN;
  }

  boolean failed() {
    return compareTo(CANCELLED) <= 0;
  }

  /** What is told of it. */
  Kind kind() {
    return kind;
  }
}
