package airstep.vocabulary;

/** How the sync of one connection ended, worst first. Only {@code SUCCEEDED} is success. */
public enum Outcome {
  /** Airbyte did not answer, or its answer was not plausible. */
  UNKNOWN(AlertKind.UNKNOWN),
  FAILED(AlertKind.FAILED),
  TIMED_OUT(AlertKind.TIMED_OUT),
  CANCELLED(AlertKind.CANCELLED),
  /** The connection is switched off, so nothing was started. */
  SKIPPED(AlertKind.SWITCHED_OFF),
  SUCCEEDED(AlertKind.RECOVERED);

  private final AlertKind kind;

  Outcome(AlertKind kind) {
    this.kind = kind;
  }

  /** Returns the outcome with this name; {@code UNKNOWN} for an unknown name. */
  public static Outcome of(String name) {
    for (Outcome outcome : values()) {
      if (outcome.name().equals(name)) {
        return outcome;
      }
    }
    return UNKNOWN;
  }

  /** Returns whether the sync failed in any way. */
  public boolean failed() {
    return compareTo(CANCELLED) <= 0;
  }

  /** Returns the kind of alert for this outcome. */
  public AlertKind kind() {
    return kind;
  }
}
