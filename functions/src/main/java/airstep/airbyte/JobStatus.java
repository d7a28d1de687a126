package airstep.airbyte;

/** How far a job is. Only three statuses are an end, and only one of them is success. */
public enum JobStatus {
  PENDING,
  QUEUED,
  RUNNING,
  /** An attempt failed and Airbyte will start another: not an end. */
  INCOMPLETE,
  SUCCEEDED,
  FAILED,
  CANCELLED,
  /** A word that we do not know. Airbyte has added statuses before, none of them an end. */
  OTHER;

  static JobStatus of(String word) {
    return switch (word) {
      case "pending" -> PENDING;
      case "queued" -> QUEUED;
      case "running" -> RUNNING;
      case "incomplete" -> INCOMPLETE;
      case "succeeded" -> SUCCEEDED;
      case "failed" -> FAILED;
      case "cancelled" -> CANCELLED;
      default -> OTHER;
    };
  }

  /** Whether the job has ended for good. */
  public boolean finished() {
    return switch (this) {
      case SUCCEEDED, FAILED, CANCELLED -> true;
      case PENDING, QUEUED, RUNNING, INCOMPLETE, OTHER -> false;
    };
  }
}
