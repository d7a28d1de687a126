package airstep.airbyte;

/**
 * Explains why Airbyte refused to start a job. It answers 403 both to credentials that cannot see
 * the connection and to those with read access only.
 */
final class TriggerRefusal {

  private TriggerRefusal() {}

  /** Returns the refusal, with the missing role if reading the connection reveals it. */
  static AirbyteRefusedException explain(
      AirbyteRefusedException refusal, Airbyte airbyte, String connectionId, String job) {
    if (!refusal.notFound()) {
      return refusal;
    }
    boolean shown;
    try {
      shown = airbyte.connection(connectionId).isPresent();
    } catch (AirbyteUnavailableException | AirbyteRefusedException _) {
      return refusal;
    }
    if (!shown) {
      return refusal.with(Connection.unknown(connectionId));
    }
    return refusal.forbidden() ? refusal.with(missingRole(job)) : refusal;
  }

  private static String missingRole(String job) {
    return "the credentials can see the connection but cannot start jobs: give their user the role "
        + (job.equals("clear") ? "Workspace Editor" : "Workspace Runner")
        + " or a higher one in the connection's workspace";
  }
}
