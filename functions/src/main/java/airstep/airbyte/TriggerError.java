package airstep.airbyte;

/**
 * Reads an internal error of a trigger: a connection that is switched off is one in the older API,
 * and in the public one if it was switched off a moment before. So the connection itself is asked.
 */
final class TriggerError {

  private TriggerError() {}

  /** The conflict that the error stands for, or else the error. */
  static RuntimeException explain(
      AirbyteUnavailableException error, Airbyte airbyte, String connectionId) {
    return error.internalError() && startsNothing(airbyte, connectionId)
        ? new AirbyteConflictException(error.getMessage())
        : error;
  }

  /** Whether the connection is seen not to start any job, and to have none running. */
  private static boolean startsNothing(Airbyte airbyte, String connectionId) {
    try {
      return airbyte.connection(connectionId).filter(it -> it.status().preventsSync()).isPresent()
          && airbyte.newestJobs(connectionId, 1).stream().allMatch(job -> job.status().finished());
    } catch (AirbyteUnavailableException | AirbyteRefusedException _) {
      // What was not seen does not make the first error any surer.
      return false;
    }
  }
}
