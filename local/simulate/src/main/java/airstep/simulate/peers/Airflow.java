package airstep.simulate.peers;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Airflow's operator where it waits itself: any error while it looks is passed over, the time-out
 * cancels, and so does a kill. After apache/airflow, in
 * providers/airbyte/src/airflow/providers/airbyte: operators/airbyte.py@0b57348 ({@code execute},
 * {@code on_kill}) and hooks/airbyte.py@1774764 ({@code wait_for_job}); for tokens and words
 * airbytehq/airbyte-api-python-sdk, src/airbyte_api: _hooks/clientcredentials.py@1eac185 and
 * models/jobstatusenum.py@454bec8.
 */
record Airflow() implements Peer {

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofSeconds(3);

  /** An answer with any other word is one that the SDK cannot read. */
  private static final Set<String> WORDS =
      Set.of("pending", "queued", "running", "incomplete", "failed", "succeeded", "cancelled");

  @Override
  public String name() {
    return "Airflow operator";
  }

  @Override
  public Platform platform() {
    return new Platform(true, true, Platform.Death.COUNTS, true);
  }

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
    if (!WORDS.contains(job.status())) {
      throw new IOException("an answer with the unknown status " + job.status());
    }
    return job;
  }
}
