package airstep.vocabulary;

/** How the sync of one connection ended, the worst first. Only {@code SUCCEEDED} is success. */
public enum Outcome {
  /** Airbyte could not be asked, or what it said cannot be believed. */
  UNKNOWN(AlertKind.UNKNOWN, "Unknown"),
  FAILED(AlertKind.FAILED, "Failed"),
  TIMED_OUT(AlertKind.TIMED_OUT, "Timed Out"),
  CANCELLED(AlertKind.CANCELLED, "Cancelled"),
  /** The connection is switched off: nothing was started. */
  SKIPPED(AlertKind.SWITCHED_OFF, "Skipped"),
  SUCCEEDED(AlertKind.RECOVERED, "Succeeded");

  private final AlertKind kind;
  private final String title;

  Outcome(AlertKind kind, String title) {
    this.kind = kind;
    this.title = title;
  }

  /** The outcome of that name; an unknown name is {@code UNKNOWN}. */
  public static Outcome of(String name) {
    for (Outcome outcome : values()) {
      if (outcome.name().equals(name)) {
        return outcome;
      }
    }
    return UNKNOWN;
  }

  /** Whether the sync did not do what it was for. */
  public boolean failed() {
    return compareTo(CANCELLED) <= 0;
  }

  /** What an alert about it is about. */
  public AlertKind kind() {
    return kind;
  }

  /** As detail types of events write it, such as {@code Timed Out}. */
  public String title() {
    return title;
  }
}
