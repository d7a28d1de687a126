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
  SUCCEEDED(Outcome.SUCCEEDED),
  FAILED(Outcome.FAILED),
  CANCELLED(Outcome.CANCELLED),
  /** An unknown status. So far, Airbyte has only added statuses that are not final. */
  OTHER;

  private final Optional<Outcome> outcome;

  JobStatus() {
    this.outcome = Optional.empty();
  }

  JobStatus(Outcome outcome) {
    this.outcome = Optional.of(outcome);
  }

  static JobStatus of(String word) {
    for (JobStatus status : values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(word)) {
        return status;
      }
    }
    return OTHER;
  }

  /** Returns whether Airbyte has not started the job yet. */
  public boolean pending() {
    return this == PENDING || this == QUEUED;
  }

  /** Returns whether the status is final. */
  public boolean finished() {
    return outcome.isPresent();
  }

  /** Returns the outcome of a sync whose job has this status; empty if it is not final. */
  public Optional<Outcome> outcome() {
    return outcome;
  }
}
