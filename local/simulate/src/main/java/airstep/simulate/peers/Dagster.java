package airstep.simulate.peers;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Dagster's resource: it checks whether a job runs before it starts one, repeats a failed call
 * three times, and cancels what it leaves unfinished. After dagster-io/dagster,
 * python_modules/libraries/dagster-airbyte/dagster_airbyte/resources.py, {@code
 * AirbyteClient.sync_and_poll} of 1.12, with calls repeated as since 1.13.16 (its issue 34031).
 */
record Dagster() implements Peer.Algorithm {

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofSeconds(10);
  private static final PeerTokens TOKENS = PeerTokens.goodFor(Duration.ofSeconds(150));
  private static final Set<String> GOING_ON = Set.of("running", "pending", "incomplete");
  private static final Set<String> OVER = Set.of("succeeded", "failed", "cancelled", "error");

  private static final Patience THREE_TIMES =
      (failures, _, _) -> failures > 3 ? Optional.empty() : Optional.of(Duration.ofMillis(250));

  @Override
  public void sync(Task task, List<String> connections) throws IOException, NotSucceeded {
    var airbyte = new Client(task, CALL_TIMEOUT, TOKENS, THREE_TIMES);
    String connection = connections.getFirst();
    var _ = airbyte.connection(connection);
    for (PeerJob other : airbyte.jobs(connection)) {
      if (GOING_ON.contains(other.status())) {
        throw NotSucceeded.because("job " + other.id() + " is already running");
      }
    }
    PeerJob job = airbyte.start(connection);
    Instant deadline = task.instant().plus(task.timeout());
    try {
      do {
        if (task.instant().isAfter(deadline)) {
          throw NotSucceeded.inTime(job);
        }
        task.sleep(POLL);
        job = airbyte.read(job);
      } while (GOING_ON.contains(job.status()));
    } catch (IOException | NotSucceeded | Stopped e) {
      airbyte.cancel(job);
      throw e;
    }
    if (!OVER.contains(job.status())) {
      airbyte.cancel(job);
    }
    if (!job.status().equals("succeeded")) {
      throw NotSucceeded.because("job is " + job.status());
    }
  }
}
