package airstep.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of alerts, most serious first. A flow selects the kinds it wants. */
public enum AlertKind {
  /** The run itself was stopped or failed unexpectedly. */
  CRASHED(Severity.SERIOUS, true),
  /** Airbyte did not report how the job ended. */
  UNKNOWN(Severity.SERIOUS, true),
  FAILED(Severity.SERIOUS, true),
  TIMED_OUT(Severity.SERIOUS, true),
  /** Airbyte has not started the job, or the job runs far longer than usual. */
  STUCK(Severity.WARNING, false),
  /** A person or Airbyte itself cancelled the job. */
  CANCELLED(Severity.WARNING, true),
  /** The sync succeeded with far fewer rows than usual. */
  SUSPICIOUS(Severity.NOTICE, false),
  /** Airbyte has a breaking schema change to review. */
  SCHEMA_CHANGE(Severity.NOTICE, false),
  /** A connection that ran before is now switched off. */
  SWITCHED_OFF(Severity.NOTICE, false),
  RECOVERED(Severity.GOOD, false);

  /** How urgent an alert is. */
  public enum Severity {
    /** Needs attention now. The alert mentions people and should not be left out. */
    SERIOUS,
    WARNING,
    NOTICE,
    GOOD
  }

  private final Severity severity;
  private final boolean failure;

  AlertKind(Severity severity, boolean failure) {
    this.severity = severity;
    this.failure = failure;
  }

  /** Returns the kind for a word as {@link #word} returns it; empty if unknown. */
  public static Optional<AlertKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** Returns the words of all kinds, in order. */
  public static List<String> words() {
    return Stream.of(values()).map(AlertKind::word).toList();
  }

  /** Returns the word used in YAML and JSON, such as {@code timed-out}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Severity severity() {
    return severity;
  }

  /** Returns whether the alert needs attention now. */
  public boolean serious() {
    return severity == Severity.SERIOUS;
  }

  /** Returns whether the alert reports a failure. */
  public boolean failure() {
    return failure;
  }
}
