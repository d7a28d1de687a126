package airstep.flows;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an alert can be about; a flow names the kinds that it wants to be told. */
public enum AlertKind {
  FAILED,
  TIMED_OUT,
  /** A person or Airbyte itself has ended the job. */
  CANCELLED,
  /** The run itself was stopped or broke off. */
  CRASHED,
  /** Airbyte could not be asked how it ended. */
  UNKNOWN,
  RECOVERED,
  /** A connection that ran before is switched off now. */
  SWITCHED_OFF,
  /** It succeeded, with far less than usual. */
  SUSPICIOUS,
  /** Airbyte has not begun it, or it runs for far longer than usual. */
  STUCK,
  /** A breaking change of a schema waits in Airbyte. */
  SCHEMA_CHANGE;

  private static final Set<AlertKind> SERIOUS = EnumSet.of(FAILED, TIMED_OUT, CRASHED, UNKNOWN);

  /** As it is written in YAML and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether somebody has to look at it now: these mention, and ought not to be left out. */
  public boolean serious() {
    return SERIOUS.contains(this);
  }

  static Optional<AlertKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(AlertKind::word).toList();
  }
}
