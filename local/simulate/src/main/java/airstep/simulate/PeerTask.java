package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.stack.EmbeddedStack;
import airstep.flows.Flow;
import airstep.http.Http;
import airstep.json.Json;
import airstep.simulate.Account.Verdict;
import airstep.simulate.peers.NotSucceeded;
import airstep.simulate.peers.Peer;
import airstep.simulate.peers.Platform;
import airstep.simulate.peers.Stopped;
import airstep.vocabulary.StepName;
import airstep.vocabulary.sync.SyncSettings.Retries;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A task of a peer, which its platform runs, retries and reports. */
final class PeerTask {

  private static final Duration UNTIL_NOTICED = Duration.ofMinutes(1);
  private static final Duration ALERT_TIMEOUT = Duration.ofSeconds(10);
  private static final int ALERTS = 3;

  private final FaultyWorld world;
  private final Peer peer;
  private final Retries retries;
  private final String name;
  private final List<Due> due;
  private final PeerProcess process;
  private Verdict verdict;
  private Instant began;
  private Instant ended;
  private boolean dead;

  PeerTask(FaultyWorld world, Flow flow, Peer peer, String name, List<Due> due) {
    this.world = world;
    this.peer = peer;
    this.retries = flow.sync().retries();
    this.name = name;
    this.due = due;
    this.process = new PeerProcess(world, flow);
  }

  Verdict run() {
    began = world.timeline.instant();
    verdict = tries();
    ended = world.timeline.instant();
    if (verdict != Verdict.SUCCEEDED && peer.platform() != Platform.NONE) {
      alert();
    }
    return verdict;
  }

  void stop() {
    process.stop();
  }

  boolean isRunning() {
    return began != null && ended == null;
  }

  private Verdict tries() {
    double pause = retries.delay().toMillis();
    try {
      for (long left = peer.platform() == Platform.NONE ? 0 : retries.count(); ; left--) {
        Verdict last = once();
        if (process.isStopped()) {
          return Verdict.STOPPED;
        }
        if (last == Verdict.SUCCEEDED || dead || left == 0) {
          return last;
        }
        process.sleep(Duration.ofMillis(Math.round(pause)));
        pause *= retries.multiplier();
      }
    } catch (Stopped _) {
      return Verdict.STOPPED;
    }
  }

  /** One attempt, with as many processes as it takes. */
  private Verdict once() {
    while (true) {
      try {
        process.at(StepName.PREPARE_SYNC);
        peer.algorithm().sync(process, due.stream().map(it -> it.connection().toString()).toList());
        process.at(StepName.NOTIFY_RUN);
        return Verdict.SUCCEEDED;
      } catch (Killed _) {
        if (peer.platform() != Platform.CRASH_RESTARTS) {
          dead = peer.platform() != Platform.CRASH_IS_RETRIED;
          return Verdict.FAILED;
        }
        process.sleep(UNTIL_NOTICED);
      } catch (NotSucceeded e) {
        return e.timedOut() ? Verdict.TIMED_OUT : Verdict.FAILED;
      } catch (IOException _) {
        return Verdict.FAILED;
      }
    }
  }

  /** Sends an alert, three times at most. */
  private void alert() {
    URI slack = URI.create(FaultyWorld.SLACK + FaultyWorld.WEBHOOK);
    String body = Json.write(Map.of("text", "failed: " + name));
    var message = new Http.Request("POST", slack, Map.of(), body, ALERT_TIMEOUT);
    for (int i = 0; i < ALERTS; i++) {
      try {
        if (world.http.send(message).status() == 200) {
          return;
        }
      } catch (IOException _) {
        // Sent again, like a refusal.
      }
      EmbeddedStack.sleep(world.timeline, ALERT_TIMEOUT);
    }
  }

  /** The result of each of its syncs, after the day. */
  Stream<Account> accounts() {
    boolean alerted =
        world.slack.messages().stream()
            .anyMatch(message -> message.payload().toString().contains(name));
    return due.stream().map(one -> account(one, alerted));
  }

  private Account account(Due one, boolean alerted) {
    List<EmbeddedJob> own =
        world.airbyte.jobs(one.connection()).stream()
            .filter(job -> world.ledger.starter(job).filter(name::equals).isPresent())
            .toList();
    Verdict said = process.hasSucceeded(one.connection()) ? Verdict.SUCCEEDED : verdict;
    return new Account(one, began, ended, said, process.isStopped(), alerted, own);
  }
}
