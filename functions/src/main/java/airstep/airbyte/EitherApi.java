package airstep.airbyte;

import airstep.text.OneLine;
import airstep.vocabulary.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What Airbyte's two APIs have in common. */
abstract class EitherApi implements Airbyte {

  private static final Duration VERSION_TIMEOUT = Duration.ofSeconds(5);
  private static final int LONGEST_VERSION = 40;

  private final AirbyteCalls calls;

  EitherApi(AirbyteCalls calls) {
    this.calls = calls;
  }

  @Override
  public final String seen() {
    Address address = calls.session().address();
    return (address.older() ? "Airbyte's older Config API" : "Airbyte's public API")
        + " at "
        + address.base()
        + version(address).map(it -> ", Airbyte " + it).orElse("");
  }

  /**
   * Only the older API reports the version. A self-managed Airbyte has it in addition to the public
   * one.
   */
  private Optional<String> version(Address address) {
    Call call = new Call("GET", "/instance_configuration", "", "", VERSION_TIMEOUT, true);
    Optional<URI> older = address.older() ? Optional.of(address.base()) : address.olderBeside();
    return older
        .flatMap(base -> calls.session().object(base, call))
        .flatMap(instance -> instance.text("version"))
        .map(version -> OneLine.of(version, LONGEST_VERSION))
        .filter(version -> !version.isEmpty());
  }

  @Override
  public final List<Connection> connections(List<String> workspaces) {
    Map<String, Connection> connections = new LinkedHashMap<>();
    for (String workspace : workspaces.isEmpty() ? workspaces() : workspaces) {
      connectionsIn(workspace, row -> Connection.read(row).in(workspace))
          .forEach(one -> connections.putIfAbsent(one.connectionId(), one));
    }
    return List.copyOf(connections.values());
  }

  @Override
  public final Optional<Connection> connection(String connectionId) {
    try {
      return Optional.of(
          connection(connectionId, answer -> Connection.read(answer).expect(connectionId)));
    } catch (AirbyteRefusedException e) {
      if (e.notFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public final Job trigger(String connectionId, String job, Duration timeout) {
    try {
      return start(connectionId, job, timeout);
    } catch (AirbyteRefusedException e) {
      throw new TriggerFailure(this, connectionId, job).explain(e);
    } catch (AirbyteUnavailableException e) {
      throw new TriggerFailure(this, connectionId, job).explain(e);
    }
  }

  final AirbyteCalls calls() {
    return calls;
  }

  /** Returns the jobs in a list, newest first. */
  static List<Job> newest(
      List<JsonObject> rows, Function<JsonObject, Job> read, String connectionId) {
    return rows.stream()
        .map(row -> read.apply(row).of(connectionId))
        .sorted(Comparator.comparingLong(Job::jobId).reversed())
        .toList();
  }

  /** Reads the connections of a workspace. */
  abstract List<Connection> connectionsIn(String workspace, Function<JsonObject, Connection> read);

  /** Reads a connection. */
  abstract Connection connection(String connectionId, Function<JsonObject, Connection> read);

  /** Sends a trigger. */
  abstract Job start(String connectionId, String job, Duration timeout);
}
