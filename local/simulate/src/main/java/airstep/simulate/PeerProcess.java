package airstep.simulate;

import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import airstep.embedded.stack.EmbeddedStack;
import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.http.Http;
import airstep.json.Json;
import airstep.simulate.InjectedFault.OnStep;
import airstep.simulate.peers.Stopped;
import airstep.simulate.peers.Task;
import airstep.vocabulary.StepName;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a peer's algorithm may use, until a person stops it or its process crashes. */
final class PeerProcess implements Task {

  private final FaultyWorld world;
  private final Flow flow;
  private final Set<String> succeeded = new HashSet<>();
  private boolean toStop;
  private boolean stopped;

  PeerProcess(FaultyWorld world, Flow flow) {
    this.world = world;
    this.flow = flow;
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

  boolean hasSucceeded(UUID connection) {
    return succeeded.contains(connection.toString());
  }

  /** Crashes where Airstep would crash in a step whose calls peers do not make. */
  void at(StepName step) {
    Optional<OnStep> fault = world.strikes.of(step.functionName());
    Killed.when(fault.filter(it -> it.killsBefore() || it.killsAtEnd()).isPresent());
  }

  @Override
  public Http http() {
    return request -> {
      stopIfToBe();
      ApiCall call = ApiCall.of(request);
      Http.Response response =
          isSpared(call) ? world.airbyte.handle(request) : send(step(call), request);
      stopIfToBe();
      return response;
    };
  }

  /** Sends the request; the process crashes where that step of Airstep does. */
  private Http.Response send(Optional<StepName> step, Http.Request request) throws IOException {
    Optional<OnStep> fault = step.flatMap(it -> world.strikes.of(it.functionName()));
    Killed.when(fault.filter(OnStep::killsBefore).isPresent());
    try {
      return world.http.send(request);
    } finally {
      Killed.when(fault.filter(it -> it.killsAfter(1) || it.killsAtEnd()).isPresent());
    }
  }

  /**
   * Injects no faults into lists that Airstep does not need because the flow names their content.
   */
  private boolean isSpared(ApiCall call) {
    return switch (flow.connections()) {
      case Connections.Named _ -> call == ApiCall.WORKSPACES || call == ApiCall.CONNECTIONS;
      case Connections.AllActive(List<String> workspaces) ->
          call == ApiCall.WORKSPACES && !workspaces.isEmpty();
    };
  }

  private static Optional<StepName> step(ApiCall call) {
    return switch (call) {
      case START_JOB -> Optional.of(StepName.TRIGGER_SYNC);
      case READ_JOB -> Optional.of(StepName.CHECK_SYNC);
      case CANCEL_JOB -> Optional.of(StepName.CANCEL_SYNC);
      default -> Optional.empty();
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
    return world.day.airbyte().secret(0).get("api_url");
  }

  @Override
  public Credentials credentials() {
    return world.day.airbyte().settings(world.people.knownRotations).credentials();
  }

  /** Requested without faults: an Airbyte that requires no token cannot refuse one. */
  @Override
  public String token() {
    Credentials now = world.day.airbyte().settings(world.people.rotations).credentials();
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
    return world.timeline.instant().plus(world.day.ahead(false));
  }
}
