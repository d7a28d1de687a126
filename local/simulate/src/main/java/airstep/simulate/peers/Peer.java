package airstep.simulate.peers;

import java.io.IOException;
import java.util.List;

/** Another way to trigger a sync and to wait for it; each says which source it follows. */
public interface Peer {

  /** What it is called. */
  String name();

  Platform platform();

  /**
   * Does what one task does; to return is to call it a success.
   *
   * @param connections one of them, unless the platform runs a flow as one task
   * @throws NotSucceeded if it finds that something failed
   * @throws IOException if a call failed in a way that it does not deal with
   */
  void sync(Task task, List<String> connections) throws IOException, NotSucceeded;

  /** All of them. */
  static List<Peer> all() {
    return List.of(
        new Crontab(),
        new PrefectGuide(),
        new PrefectCode(),
        new Airflow(),
        new Dagster(),
        Kestra.ofCloud(),
        Kestra.ofOnesOwn());
  }
}
