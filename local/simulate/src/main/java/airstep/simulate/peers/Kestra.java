package airstep.simulate.peers;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Kestra's tasks: they repeat each call, the trigger too, for five minutes, and cancel nothing.
 * After kestra-io/plugin-airbyte@b2bda62, src/main/java/io/kestra/plugin/airbyte. Words that they
 * do not know would fail them; here they wait, and so they do where an answer cannot be read.
 *
 * @param ends the statuses that end the wait
 * @param judges whether it then looks which one it was
 */
record Kestra(String name, PeerTokens tokens, Set<String> ends, boolean judges) implements Peer {

  /** Assumed: its own setting has no effect. */
  private static final Duration CALL_TIMEOUT = Duration.ofMinutes(1);

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Set<Integer> TRANSIENT = Set.of(408, 425, 429);

  /**
   * The task for Airbyte Cloud, which takes {@code incomplete} for an end and no end for a failure:
   * cloud/jobs/AbstractTrigger.java and cloud/AbstractAirbyteCloud.java.
   */
  static Kestra ofCloud() {
    return new Kestra(
        "Kestra for Cloud",
        PeerTokens.AS_THE_SDK,
        Set.of("incomplete", "failed", "cancelled", "succeeded"),
        false);
  }

  /**
   * The task for an Airbyte of one's own: connections/Sync.java, connections/CheckStatus.java and
   * AbstractAirbyteConnection.java.
   */
  static Kestra ofOnesOwn() {
    return new Kestra(
        "Kestra self-managed",
        PeerTokens.NOT_NEEDED,
        Set.of("failed", "cancelled", "succeeded"),
        true);
  }

  @Override
  public Platform platform() {
    return new Platform(true, true, Platform.Death.REPEATED, true);
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
    if (judges && !job.status().equals("succeeded")) {
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
