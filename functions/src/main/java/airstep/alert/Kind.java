package airstep.alert;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an alert can be about, worst first. */
public enum Kind {
  CRASHED("crashed", Severity.SERIOUS),
  UNKNOWN("unknown", Severity.SERIOUS),
  FAILED("failed", Severity.SERIOUS),
  TIMED_OUT("timed-out", Severity.SERIOUS),
  STUCK("stuck", Severity.WARNING),
  CANCELLED("cancelled", Severity.WARNING),
  SUSPICIOUS("suspicious", Severity.NOTICE),
  SCHEMA_CHANGE("schema-change", Severity.NOTICE),
  SWITCHED_OFF("switched-off", Severity.NOTICE),
  RECOVERED("recovered", Severity.GOOD);

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
  private final Severity severity;

  Kind(String word, Severity severity) {
    this.word = word;
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
    return switch (this) {
      case CRASHED, UNKNOWN, FAILED, TIMED_OUT, CANCELLED -> true;
      case STUCK, SUSPICIOUS, SCHEMA_CHANGE, SWITCHED_OFF, RECOVERED -> false;
    };
  }

  /** What templates call the state of a run that ended so, such as {@code TimedOut}. */
  String state() {
    return Stream.of(word.split("-")).map(Spoken::sentence).collect(Collectors.joining());
  }

  String light() {
    return severity.light;
  }
}
