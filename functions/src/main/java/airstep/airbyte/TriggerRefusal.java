package airstep.airbyte;

/**
 * Says why Airbyte refused to start a job: it answers 403 alike to a key that may not see the
 * connection and to one that may only look at it.
 */
final class TriggerRefusal {

  private TriggerRefusal() {}

  /** The same refusal, with what is missing if the connection itself tells. */
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
    return "it shows the connection to this key but does not let it start jobs: give the user whose"
        + " key it is the role "
        + (job.equals("clear") ? "Workspace Editor" : "Workspace Runner")
        + " or a higher one in the connection's workspace";
  }
}
