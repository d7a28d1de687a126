package airstep.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an alert can be about, the worst first; a flow names the kinds that it wants. */
public enum AlertKind {
  /** The run itself was stopped or broke off. */
  CRASHED(Severity.SERIOUS, true),
  /** Airbyte could not be asked how it ended. */
  UNKNOWN(Severity.SERIOUS, true),
  FAILED(Severity.SERIOUS, true),
  TIMED_OUT(Severity.SERIOUS, true),
  /** Airbyte has not begun it, or it runs for far longer than usual. */
  STUCK(Severity.WARNING, false),
  /** A person or Airbyte itself has ended the job. */
  CANCELLED(Severity.WARNING, true),
  /** It succeeded, with far less than usual. */
  SUSPICIOUS(Severity.NOTICE, false),
  /** A breaking change of a schema waits in Airbyte. */
  SCHEMA_CHANGE(Severity.NOTICE, false),
  /** A connection that ran before is switched off now. */
  SWITCHED_OFF(Severity.NOTICE, false),
  RECOVERED(Severity.GOOD, false);

  /** How soon someone has to look. */
  public enum Severity {
    /** Now: such an alert mentions, and ought not to be left out. */
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

  /** The kind of that word, as {@link #word} gives it; empty if it is none. */
  public static Optional<AlertKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** All words, in the order of the kinds. */
  public static List<String> words() {
    return Stream.of(values()).map(AlertKind::word).toList();
  }

  /** As YAML and JSON write it, such as {@code timed-out}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Severity severity() {
    return severity;
  }

  /** Whether someone has to look at it now. */
  public boolean serious() {
    return severity == Severity.SERIOUS;
  }

  /** Whether the run did not do what it was for. */
  public boolean failure() {
    return failure;
  }
}
