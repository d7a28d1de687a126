package airstep.simulate.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The crontab script: it starts the active connections one after the other and ends. Here its
 * misspelled name is corrected, and it keeps to the flow's connections. After the article “Run
 * Airbyte Syncs On A Custom Schedule With Crontab And HTTP Requests”, force_airbyte_sync.py.
 */
record Crontab() implements Peer.Algorithm {

  /** It sets no timeout, and nothing else ends a call without an answer. */
  private static final Duration WITHOUT_END = Duration.ofDays(1);

  @Override
  public void sync(Task task, List<String> connections) throws IOException {
    Client airbyte = new Client(task, WITHOUT_END, PeerTokens.NOT_NEEDED, Patience.NONE);
    List<String> active = new ArrayList<>(airbyte.activeConnections());
    active.retainAll(connections);
    for (String connection : active) {
      var _ = airbyte.start(connection);
      task.succeeded(connection);
    }
  }
}
