package airstep.simulate.peers;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Kestra's tasks repeat each call, even the trigger, for five minutes, and cancel nothing. After
 * kestra-io/plugin-airbyte@b2bda62, src/main/java/io/kestra/plugin/airbyte. There, an unknown
 * status or an unreadable answer fails the task; here, it keeps waiting.
 *
 * @param ends the statuses that end the wait
 * @param checksStatus whether it then checks which one it was
 */
record Kestra(PeerTokens tokens, Set<String> ends, boolean checksStatus) implements Peer.Algorithm {

  /** Assumed, because its own setting has no effect. */
  private static final Duration CALL_TIMEOUT = Duration.ofMinutes(1);

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Set<Integer> TRANSIENT = Set.of(408, 425, 429);

  /**
   * The task for Airbyte Cloud, for which {@code incomplete} is an end and every end a success:
   * cloud/jobs/AbstractTrigger.java and cloud/AbstractAirbyteCloud.java.
   */
  static Kestra forCloud() {
    return new Kestra(
        PeerTokens.AS_THE_SDK, Set.of("incomplete", "failed", "cancelled", "succeeded"), false);
  }

  /**
   * The task for a self-managed Airbyte: connections/Sync.java, connections/CheckStatus.java and
   * AbstractAirbyteConnection.java.
   */
  static Kestra selfManaged() {
    return new Kestra(PeerTokens.NOT_NEEDED, Set.of("failed", "cancelled", "succeeded"), true);
  }

  @Override
  public void sync(Task task, List<String> connections) throws IOException, NotSucceeded {
    Client airbyte = new Client(task, CALL_TIMEOUT, tokens, Kestra::pause);
    PeerJob job = airbyte.start(connections.getFirst());
    Instant deadline = task.instant().plus(task.timeout());
    do {
      if (task.instant().isAfter(deadline)) {
        throw NotSucceeded.inTime(job);
      }
      task.sleep(POLL);
      job = airbyte.read(job);
    } while (!ends.contains(job.status()));
    if (checksStatus && !job.status().equals("succeeded")) {
      throw NotSucceeded.because("job is " + job.status());
    }
  }

  private static Optional<Duration> pause(int failures, IOException last, Duration since) {
    Duration pause = Duration.ofSeconds(1L << Math.min(failures - 1, 4));
    boolean passing = !(last instanceof Refused refused) || passing(refused.status());
    return passing && since.plus(pause).compareTo(PATIENCE) < 0
        ? Optional.of(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
        : Optional.empty();
  }

  private static boolean passing(int status) {
    return TRANSIENT.contains(status) || (status >= 500 && status != 501);
  }
}
