package airstep.airbyte;

import airstep.json.JsonObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What Airbyte's two APIs have in common. */
abstract class EitherApi implements Airbyte {

  private final AirbyteCalls calls;

  EitherApi(AirbyteCalls calls) {
    this.calls = calls;
  }

  @Override
  public final String seen() {
    return ApiSeen.of(calls.session());
  }

  @Override
  public final List<Connection> connections(List<String> workspaces) {
    Rows<Connection> connections = new Rows<>("connectionId");
    for (String workspace : workspaces.isEmpty() ? workspaces() : workspaces) {
      addConnections(workspace, connections, row -> Connection.read(row).in(workspace));
    }
    return connections.all();
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
      throw TriggerRefusal.explain(e, this, connectionId, job);
    } catch (AirbyteUnavailableException e) {
      throw TriggerError.explain(e, this, connectionId);
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

  /** Adds the connections of a workspace. */
  abstract void addConnections(
      String workspace, Rows<Connection> connections, Function<JsonObject, Connection> read);

  /** Reads a connection. */
  abstract Connection connection(String connectionId, Function<JsonObject, Connection> read);

  /** Sends a trigger. */
  abstract Job start(String connectionId, String job, Duration timeout);
}
