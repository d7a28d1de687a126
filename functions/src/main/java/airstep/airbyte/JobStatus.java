package airstep.airbyte;

import airstep.vocabulary.Outcome;
import java.util.Locale;
import java.util.Optional;

/**
 * The status of a job. Three statuses are final, and only one of them is success. The names are
 * Airbyte's words in capitals.
 */
public enum JobStatus {
  PENDING,
  QUEUED,
  RUNNING,
  /** An attempt failed and Airbyte will start another one. Not final. */
  INCOMPLETE,
  SUCCEEDED,
  FAILED,
  CANCELLED,
  /** An unknown status. So far, Airbyte has only added statuses that are not final. */
  OTHER;

  static JobStatus of(String word) {
    for (JobStatus status : values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(word)) {
        return status;
      }
    }
    return OTHER;
  }

  /** Returns whether the status is final. */
  public boolean finished() {
    return this == SUCCEEDED || this == FAILED || this == CANCELLED;
  }

  /** Returns the outcome of the job's sync, of the same name; empty if the status is not final. */
  public Optional<Outcome> outcome() {
    return finished() ? Optional.of(Outcome.valueOf(name())) : Optional.empty();
  }
}
