package airstep.airbyte;

/**
 * Interprets an internal error of a trigger by reading the connection. The older API reports a
 * switched-off connection as an internal error; so does the public API shortly after the change.
 */
final class TriggerError {

  private TriggerError() {}

  /** Returns a conflict if the connection explains the error, or else the error. */
  static RuntimeException explain(
      AirbyteUnavailableException error, Airbyte airbyte, String connectionId) {
    return error.internalError() && startsNothing(airbyte, connectionId)
        ? new AirbyteConflictException(error.getMessage())
        : error;
  }

  /** Returns whether the connection cannot start a job and is not running one. */
  private static boolean startsNothing(Airbyte airbyte, String connectionId) {
    try {
      return airbyte.connection(connectionId).filter(it -> it.status().preventsSync()).isPresent()
          && airbyte.newestJobs(connectionId, 1).stream().allMatch(job -> job.status().finished());
    } catch (AirbyteUnavailableException | AirbyteRefusedException _) {
      // Without an answer, the effect of the trigger stays unknown.
      return false;
    }
  }
}
