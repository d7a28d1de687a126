package airstep.simulate;

import airstep.embedded.airbyte.AirbyteSettings;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.stack.EmbeddedStack;
import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.http.Http;
import airstep.simulate.peers.Peer;
import airstep.simulate.peers.Stopped;
import airstep.simulate.peers.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A task of a peer: what its algorithm may use, and what came of it. */
final class PeerTask implements Task {

  /**
   * Where a task runs.
   *
   * @param address the base URL of Airbyte's API
   * @param credentials what the task was given
   * @param token a token that is valid now
   */
  record Surroundings(
      Flow flow,
      String address,
      FaultyWorld world,
      Supplier<AirbyteSettings.Credentials> credentials,
      Supplier<String> token) {}

  private final Surroundings here;
  private final FaultyWorld world;
  private final MortalHttp mortal;
  private final Peer peer;
  private final String name;
  private final List<Due> due;
  private final Set<String> succeeded = new HashSet<>();
  private Account.Verdict verdict;
  private Instant began;
  private Instant ended;
  private boolean toStop;
  private boolean stopped;

  PeerTask(Surroundings here, Peer peer, String name, List<Due> due) {
    this.here = here;
    this.world = here.world();
    this.mortal = new MortalHttp(world.http, world.strikes);
    this.peer = peer;
    this.name = name;
    this.due = List.copyOf(due);
  }

  /** Runs it to its end. */
  void run() {
    PeerPlatform platform = new PeerPlatform(peer, this, mortal);
    began = now();
    verdict = platform.run(here.flow().retries());
    ended = now();
    if (verdict != Account.Verdict.SUCCEEDED) {
      platform.alert(world);
    }
  }

  private Instant now() {
    return world.timeline.instant();
  }

  /** A person stops it; it notices at its next call or pause. */
  void stop() {
    toStop = true;
  }

  private void stopIfToBe() {
    if (toStop && !stopped) {
      stopped = true;
      throw new Stopped();
    }
  }

  boolean isStopped() {
    return stopped;
  }

  boolean isRunning() {
    return began != null && ended == null;
  }

  String name() {
    return name;
  }

  List<Due> due() {
    return due;
  }

  Account account(Due one, boolean alerted, List<EmbeddedJob> own) {
    boolean done = succeeded.contains(one.connection().toString());
    return new Account(
        one, began, ended, done ? Account.Verdict.SUCCEEDED : verdict, stopped, alerted, own);
  }

  @Override
  public Http http() {
    return request -> {
      stopIfToBe();
      Http way = isSpared(request) ? world.airbyte::handle : mortal;
      Http.Response response = way.send(request);
      stopIfToBe();
      return response;
    };
  }

  /** Lists that Airstep does not need, because the flow says what is on them, have no faults. */
  private boolean isSpared(Http.Request request) {
    ApiCall call = ApiCall.of(request, FaultyWorld.AIRBYTE);
    return switch (here.flow().connections()) {
      case Connections.Named _ -> call == ApiCall.WORKSPACES || call == ApiCall.CONNECTIONS;
      case Connections.AllActive(List<String> workspaces) ->
          call == ApiCall.WORKSPACES && !workspaces.isEmpty();
    };
  }

  @Override
  public void sleep(Duration duration) {
    stopIfToBe();
    EmbeddedStack.sleep(world.timeline, duration);
    stopIfToBe();
  }

  @Override
  public String airbyte() {
    return here.address();
  }

  @Override
  public AirbyteSettings.Credentials credentials() {
    return here.credentials().get();
  }

  @Override
  public String token() {
    return here.token().get();
  }

  @Override
  public void succeeded(String connection) {
    succeeded.add(connection);
  }

  @Override
  public Duration timeout() {
    return here.flow().timeout();
  }

  @Override
  public Instant instant() {
    return now().plus(world.day.ahead(false));
  }
}
