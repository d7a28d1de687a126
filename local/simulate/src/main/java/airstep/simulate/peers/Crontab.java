package airstep.simulate.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The crontab script: starts the active connections one after the other and ends. The name that it
 * misspells is mended, and it keeps to the flow's connections. After the article “Run Airbyte Syncs
 * On A Custom Schedule With Crontab And HTTP Requests”, force_airbyte_sync.py.
 */
record Crontab() implements Peer {

  /** It sets none, and nothing else ends a call that nobody answers. */
  private static final Duration WITHOUT_END = Duration.ofDays(1);

  @Override
  public String name() {
    return "crontab script";
  }

  @Override
  public Platform platform() {
    return new Platform(false, false, Platform.Death.UNNOTICED, false);
  }

  @Override
  public void sync(Task task, List<String> connections) throws IOException {
    Client airbyte = new Client(task, WITHOUT_END, PeerTokens.NOT_NEEDED, Patience.NONE);
    List<String> active = new ArrayList<>(airbyte.activeConnections());
    active.retainAll(connections);
    for (String connection : active) {
      var _ = airbyte.start(connection);
      task.through(connection);
    }
  }
}
