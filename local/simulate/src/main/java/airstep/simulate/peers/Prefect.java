package airstep.simulate.peers;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Prefect's guide to Airbyte. After the guide “Prefect Orchestration”, flows/hubspot_airbyte.py,
 * and PrefectHQ/prefect-airbyte@c1f9317, prefect_airbyte/connections.py.
 *
 * @param waits as promised: poll every 30 seconds and give up after the timeout, with the loop of
 *     {@code AirbyteSync.wait_for_completion}. As coded, it only triggers with {@code
 *     AirbyteConnection.trigger}, and its timeout is that of the call; here the address, the
 *     credentials and the missing parameter of its schedule are corrected
 */
record Prefect(boolean waits) implements Peer.Algorithm {

  /** The package's default. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration POLL = Duration.ofSeconds(30);

  @Override
  public void sync(Task task, List<String> connections) throws IOException, NotSucceeded {
    Duration timeout = waits ? CALL_TIMEOUT : task.timeout();
    Client airbyte = new Client(task, timeout, PeerTokens.NOT_NEEDED, Patience.NONE);
    String connection = connections.getFirst();
    String status = airbyte.connection(connection);
    if (!status.equals("active")) {
      throw NotSucceeded.because("the connection is " + status);
    }
    PeerJob job = airbyte.start(connection);
    if (!waits) {
      return;
    }
    Instant deadline = task.instant().plus(task.timeout());
    while (task.instant().isBefore(deadline)) {
      PeerJob now = airbyte.read(job);
      switch (now.status()) {
        case "succeeded" -> {
          return;
        }
        case "failed", "cancelled" -> throw NotSucceeded.because("job is " + now.status());
        default -> task.sleep(POLL);
      }
    }
    throw NotSucceeded.inTime(job);
  }
}
