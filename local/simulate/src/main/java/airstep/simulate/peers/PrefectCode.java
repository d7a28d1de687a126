package airstep.simulate.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The Prefect guide as it is coded: it triggers and does not wait, and its timeout is that of the
 * call. Here its address, its credentials and the missing parameter of its schedule are corrected.
 * After the guide “Prefect Orchestration”, flows/hubspot_airbyte.py, and
 * PrefectHQ/prefect-airbyte@c1f9317, prefect_airbyte/connections.py, {@code
 * AirbyteConnection.trigger}.
 */
record PrefectCode() implements Peer.Algorithm {

  /** The package's default. */
  static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

  @Override
  public void sync(Task task, List<String> connections) throws IOException, NotSucceeded {
    var airbyte = new Client(task, task.timeout(), PeerTokens.NOT_NEEDED, Patience.NONE);
    var _ = trigger(airbyte, connections.getFirst());
  }

  static PeerJob trigger(Client airbyte, String connection) throws IOException, NotSucceeded {
    String status = airbyte.connection(connection);
    if (!status.equals("active")) {
      throw NotSucceeded.because("the connection is " + status);
    }
    return airbyte.start(connection);
  }
}
