package airstep.simulate.peers;

import java.io.IOException;
import java.util.List;

/**
 * Another way to trigger a sync and to wait for it; the class of each algorithm names its source.
 *
 * @param platform what runs its tasks
 */
public record Peer(String name, Platform platform, Algorithm algorithm) {

  /** What one task does. */
  @FunctionalInterface
  public interface Algorithm {

    /**
     * Syncs. A return means success.
     *
     * @param connections one connection, unless there is no platform
     * @throws NotSucceeded if it finds that something failed
     * @throws IOException if a call failed that it does not handle
     */
    void sync(Task task, List<String> connections) throws IOException, NotSucceeded;
  }

  /** All peers. */
  public static List<Peer> all() {
    return List.of(
        new Peer("crontab script", Platform.NONE, new Crontab()),
        new Peer("Prefect as promised", Platform.CRASH_FAILS, new Prefect(true)),
        new Peer("Prefect as coded", Platform.CRASH_FAILS, new Prefect(false)),
        new Peer("Airflow operator", Platform.CRASH_IS_RETRIED, new Airflow()),
        new Peer("Dagster resource", Platform.CRASH_FAILS, new Dagster()),
        new Peer("Kestra for Cloud", Platform.CRASH_RESTARTS, Kestra.forCloud()),
        new Peer("Kestra self-managed", Platform.CRASH_RESTARTS, Kestra.selfManaged()));
  }
}
