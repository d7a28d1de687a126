package airstep.airbyte;

/** The status of a job. Three statuses are final, and only one of them is success. */
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

  /** Returns whether the status is final. */
  public boolean finished() {
    return switch (this) {
      case SUCCEEDED, FAILED, CANCELLED -> true;
      case PENDING, QUEUED, RUNNING, INCOMPLETE, OTHER -> false;
    };
  }
}
