package airstep.simulate;

import airstep.embedded.airbyte.AirbyteSettings;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.stack.EmbeddedStack;
import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.http.Http;
import airstep.json.Json;
import airstep.simulate.peers.Peer;
import airstep.simulate.peers.Stopped;
import airstep.simulate.peers.Task;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A task of a peer: what its algorithm may use, and what came of it. */
final class PeerTask implements Task {

  private final FaultyWorld world;
  private final Flow flow;
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

  PeerTask(FaultyWorld world, Flow flow, Peer peer, String name, List<Due> due) {
    this.world = world;
    this.flow = flow;
    this.mortal = new MortalHttp(world.http, world.strikes);
    this.peer = peer;
    this.name = name;
    this.due = List.copyOf(due);
  }

  /** Runs it to its end. */
  void run() {
    PeerPlatform platform = new PeerPlatform(peer, this, mortal);
    began = now();
    verdict = platform.run(flow.sync().retries());
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
    return switch (flow.connections()) {
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
    return secret(0).get("api_url");
  }

  @Override
  public AirbyteSettings.Credentials credentials() {
    return credentials(world.people.knownRotations());
  }

  private AirbyteSettings.Credentials credentials(int rotations) {
    Map<String, String> secret = secret(rotations);
    return new AirbyteSettings.Credentials(secret.get("client_id"), secret.get("client_secret"));
  }

  private Map<String, String> secret(int rotations) {
    return world.day.airbyte().secret(rotations);
  }

  /** Requested without faults: an Airbyte that requires no token cannot refuse one. */
  @Override
  public String token() {
    AirbyteSettings.Credentials now = credentials(world.people.rotations());
    String body =
        Json.write(Map.of("client_id", now.clientId(), "client_secret", now.clientSecret()));
    URI uri = URI.create(airbyte() + "/applications/token");
    var request = new Http.Request("POST", uri, Map.of(), body, Duration.ofSeconds(1));
    return Json.readObject(world.airbyte.handle(request).body()).needText("access_token");
  }

  @Override
  public void succeeded(String connection) {
    succeeded.add(connection);
  }

  @Override
  public Duration timeout() {
    return flow.sync().timeout();
  }

  @Override
  public Instant instant() {
    return now().plus(world.day.ahead(false));
  }
}
