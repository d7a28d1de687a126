package airstep.simulate.peers;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Airflow's operator when it does the waiting itself: it ignores every error while it polls, and
 * cancels after the timeout or a kill. After apache/airflow, in
 * providers/airbyte/src/airflow/providers/airbyte: operators/airbyte.py@0b57348 ({@code execute},
 * {@code on_kill}) and hooks/airbyte.py@1774764 ({@code wait_for_job}); for tokens and statuses
 * airbytehq/airbyte-api-python-sdk, src/airbyte_api: _hooks/clientcredentials.py@1eac185 and
 * models/jobstatusenum.py@454bec8.
 */
record Airflow() implements Peer.Algorithm {

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofSeconds(3);

  /** The SDK cannot read an answer with any other status. */
  private static final Set<String> STATUSES =
      Set.of("pending", "queued", "running", "incomplete", "failed", "succeeded", "cancelled");

  @Override
  public void sync(Task task, List<String> connections) throws IOException, NotSucceeded {
    var airbyte = new Client(task, CALL_TIMEOUT, PeerTokens.AS_THE_SDK, Patience.NONE);
    PeerJob job = readable(airbyte.start(connections.getFirst()));
    try {
      await(task, airbyte, job);
    } catch (Stopped e) {
      var _ = readable(airbyte.read(job));
      airbyte.cancel(job);
      throw e;
    }
  }

  private static void await(Task task, Client airbyte, PeerJob job)
      throws IOException, NotSucceeded {
    Instant deadline = task.instant().plus(task.timeout());
    while (!task.instant().isAfter(deadline)) {
      task.sleep(POLL);
      String status;
      try {
        status = readable(airbyte.read(job)).status();
      } catch (IOException _) {
        continue;
      }
      switch (status) {
        case "succeeded" -> {
          return;
        }
        case "running", "pending", "incomplete" -> {}
        default -> throw NotSucceeded.because("job is " + status);
      }
    }
    airbyte.cancel(job);
    throw NotSucceeded.inTime(job);
  }

  private static PeerJob readable(PeerJob job) throws IOException {
    if (!STATUSES.contains(job.status())) {
      throw new IOException("an answer with the unknown status " + job.status());
    }
    return job;
  }
}
