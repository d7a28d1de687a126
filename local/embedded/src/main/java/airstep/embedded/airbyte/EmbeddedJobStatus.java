package airstep.embedded.airbyte;

import java.util.Locale;

/**
 * The status of a job. After {@link #INCOMPLETE}, a failed attempt, Airbyte starts another attempt.
 */
public enum EmbeddedJobStatus {
  PENDING,
  QUEUED,
  RUNNING,
  INCOMPLETE,
  FAILED,
  SUCCEEDED,
  CANCELLED;

  public boolean isTerminal() {
    return switch (this) {
      case FAILED, SUCCEEDED, CANCELLED -> true;
      case PENDING, QUEUED, RUNNING, INCOMPLETE -> false;
    };
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
