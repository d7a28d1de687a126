package airstep.airbyte;

/** Explains by reading the connection why a trigger failed. */
record TriggerFailure(Airbyte airbyte, String connectionId, String job) {

  /**
   * Returns a conflict if the connection cannot start a job and is not running one, or else the
   * error. The older API reports a switched-off connection as an internal error; so does the public
   * API shortly after the change.
   */
  RuntimeException explain(AirbyteUnavailableException error) {
    try {
      return error.internalError()
              && airbyte
                  .connection(connectionId)
                  .filter(it -> it.status().preventsSync())
                  .isPresent()
              && airbyte.newestJobs(connectionId, 1).stream()
                  .allMatch(newest -> newest.status().finished())
          ? new AirbyteConflictException(error.getMessage())
          : error;
    } catch (AirbyteUnavailableException | AirbyteRefusedException _) {
      // Without an answer, the effect of the trigger stays unknown.
      return error;
    }
  }

  /**
   * Returns the refusal, with the missing role if reading the connection reveals it. Airbyte
   * answers 403 both to credentials that cannot see the connection and to those with read access
   * only.
   */
  AirbyteRefusedException explain(AirbyteRefusedException refusal) {
    if (!refusal.notFound()) {
      return refusal;
    }
    try {
      if (airbyte.connection(connectionId).isEmpty()) {
        return refusal.with(Connection.unknown(connectionId));
      }
    } catch (AirbyteUnavailableException | AirbyteRefusedException _) {
      return refusal;
    }
    return refusal.status() == 403 ? refusal.with(missingRole()) : refusal;
  }

  private String missingRole() {
    return "the credentials can see the connection but cannot start jobs: give their user the role "
        + (job.equals("clear") ? "Workspace Editor" : "Workspace Runner")
        + " or a higher one in the connection's workspace";
  }
}
