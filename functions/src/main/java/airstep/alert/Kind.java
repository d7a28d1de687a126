package airstep.alert;

import java.util.Optional;
import java.util.stream.Stream;

/** What an alert can be about, worst first. */
public enum Kind {
  CRASHED("crashed", "Crashed", Severity.SERIOUS),
  UNKNOWN("unknown", "Unknown", Severity.SERIOUS),
  FAILED("failed", "Failed", Severity.SERIOUS),
  TIMED_OUT("timed-out", "TimedOut", Severity.SERIOUS),
  STUCK("stuck", "Running", Severity.WARNING),
  CANCELLED("cancelled", "Cancelled", Severity.WARNING),
  SUSPICIOUS("suspicious", "Completed", Severity.NOTICE),
  SCHEMA_CHANGE("schema-change", "Completed", Severity.NOTICE),
  SWITCHED_OFF("switched-off", "Completed", Severity.NOTICE),
  RECOVERED("recovered", "Completed", Severity.GOOD);

  private enum Severity {
    SERIOUS("🔴"),
    WARNING("🟠"),
    NOTICE("🟡"),
    GOOD("🟢");

    private final String light;

    Severity(String light) {
      this.light = light;
    }
  }

  private final String word;
  private final String state;
  private final Severity severity;

  Kind(String word, String state, Severity severity) {
    this.word = word;
    this.state = state;
    this.severity = severity;
  }

  /** The kind of that word, as settings write it. */
  public static Optional<Kind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** As settings write it. */
  public String word() {
    return word;
  }

  /** Whether somebody has to be called for it. */
  public boolean serious() {
    return severity == Severity.SERIOUS;
  }

  /** Whether the run did not do what it was for. */
  boolean failure() {
    return compareTo(CANCELLED) <= 0 && this != STUCK;
  }

  /** What Prefect's templates call the state of a run that ended so. */
  String state() {
    return state;
  }

  String light() {
    return severity.light;
  }
}
