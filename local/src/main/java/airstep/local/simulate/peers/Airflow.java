package airstep.local.simulate.peers;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Airflow's operator where it waits itself: any error while it looks is passed over, the time-out
 * cancels, and so does a kill.
 */
record Airflow() implements Peer {

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofSeconds(3);

  @Override
  public String name() {
    return "Airflow operator";
  }

  @Override
  public String source() {
    return "apache/airflow providers/airbyte/src/airflow/providers/airbyte/"
        + "operators/airbyte.py@0b57348 and hooks/airbyte.py@1774764";
  }

  @Override
  public Platform platform() {
    return new Platform(true, true, Platform.Death.COUNTS, true);
  }

  @Override
  public void sync(Task task, List<String> connections) throws IOException, NotSucceeded {
    var airbyte = new Client(task, CALL_TIMEOUT, Tokens.UNTIL_THEY_EXPIRE, Patience.NONE);
    Job job = airbyte.start(connections.getFirst());
    try {
      await(task, airbyte, job);
    } catch (Stopped e) {
      var _ = airbyte.read(job);
      airbyte.cancel(job);
      throw e;
    }
  }

  private static void await(Task task, Client airbyte, Job job) throws IOException, NotSucceeded {
    Instant deadline = task.instant().plus(task.timeout());
    while (!task.instant().isAfter(deadline)) {
      task.sleep(POLL);
      String status;
      try {
        status = airbyte.read(job).status();
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
}
