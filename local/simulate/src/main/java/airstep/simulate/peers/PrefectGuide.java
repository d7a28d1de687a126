package airstep.simulate.peers;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The Prefect guide as promised: trigger, poll every 30 seconds, give up after the timeout. After
 * the guide “Prefect Orchestration”, flows/hubspot_airbyte.py, with the loop of
 * PrefectHQ/prefect-airbyte@c1f9317, prefect_airbyte/connections.py, {@code
 * AirbyteSync.wait_for_completion}.
 */
record PrefectGuide() implements Peer.Algorithm {

  private static final Duration POLL = Duration.ofSeconds(30);

  @Override
  public void sync(Task task, List<String> connections) throws IOException, NotSucceeded {
    Client airbyte =
        new Client(task, PrefectCode.CALL_TIMEOUT, PeerTokens.NOT_NEEDED, Patience.NONE);
    PeerJob job = PrefectCode.trigger(airbyte, connections.getFirst());
    Instant deadline = task.instant().plus(task.timeout());
    while (task.instant().isBefore(deadline)) {
      String status = airbyte.read(job).status();
      switch (status) {
        case "succeeded" -> {
          return;
        }
        case "failed", "cancelled" -> throw NotSucceeded.because("job is " + status);
        default -> task.sleep(POLL);
      }
    }
    throw NotSucceeded.inTime(job);
  }
}
