package airstep.simulate;

import airstep.embedded.stack.EmbeddedStack;
import airstep.http.Http;
import airstep.json.Json;
import airstep.simulate.peers.NotSucceeded;
import airstep.simulate.peers.Peer;
import airstep.simulate.peers.Platform;
import airstep.simulate.peers.Stopped;
import airstep.vocabulary.StepName;
import airstep.vocabulary.sync.SyncSettings.Retries;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The platform that runs a task of a peer, retries it, and alerts. */
final class PeerPlatform {

  private static final Duration UNTIL_NOTICED = Duration.ofMinutes(1);
  private static final Duration ALERT_TIMEOUT = Duration.ofSeconds(10);
  private static final int ALERTS = 3;

  private final Peer peer;
  private final PeerTask task;
  private final MortalHttp process;
  private boolean dead;

  PeerPlatform(Peer peer, PeerTask task, MortalHttp process) {
    this.peer = peer;
    this.task = task;
    this.process = process;
  }

  /** Runs the task to its end. */
  Account.Verdict run(Retries retries) {
    double pause = retries.delay().toMillis();
    try {
      for (long left = peer.platform() == Platform.NONE ? 0 : retries.count(); ; left--) {
        Account.Verdict verdict = once();
        if (task.isStopped()) {
          return Account.Verdict.STOPPED;
        }
        if (verdict == Account.Verdict.SUCCEEDED || dead || left == 0) {
          return verdict;
        }
        task.sleep(Duration.ofMillis(Math.round(pause)));
        pause *= retries.multiplier();
      }
    } catch (Stopped _) {
      return Account.Verdict.STOPPED;
    }
  }

  /** One try, with as many processes as it takes. */
  private Account.Verdict once() {
    List<String> connections = task.due().stream().map(it -> it.connection().toString()).toList();
    while (true) {
      try {
        process.at(StepName.PREPARE_SYNC);
        peer.algorithm().sync(task, connections);
        process.at(StepName.REPORT_RUN);
        return Account.Verdict.SUCCEEDED;
      } catch (Killed _) {
        if (peer.platform() != Platform.CRASH_RESTARTS) {
          dead = peer.platform() != Platform.CRASH_IS_RETRIED;
          return Account.Verdict.FAILED;
        }
        task.sleep(UNTIL_NOTICED);
      } catch (NotSucceeded e) {
        return e.timedOut() ? Account.Verdict.TIMED_OUT : Account.Verdict.FAILED;
      } catch (IOException _) {
        return Account.Verdict.FAILED;
      }
    }
  }

  /** Sends an alert, three times at most. */
  void alert(FaultyWorld world) {
    if (peer.platform() == Platform.NONE) {
      return;
    }
    URI slack = URI.create(FaultyWorld.SLACK + FaultyWorld.WEBHOOK);
    String body = Json.write(Map.of("text", "failed: " + task.name()));
    var message = new Http.Request("POST", slack, Map.of(), body, ALERT_TIMEOUT);
    for (int i = 0; i < ALERTS; i++) {
      try {
        if (world.http.send(message).status() == 200) {
          return;
        }
      } catch (IOException _) {
        // Like a refusal: sent again.
      }
      EmbeddedStack.sleep(world.timeline, ALERT_TIMEOUT);
    }
  }
}
