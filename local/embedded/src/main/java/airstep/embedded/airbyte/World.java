package airstep.embedded.airbyte;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The initial content of an embedded Airbyte. Immutable: every {@code with} method returns a
 * changed copy.
 *
 * @param scripts the scripts of some connections
 * @param otherwise the script of all other connections
 */
public record World(
    List<Workspace> workspaces,
    List<EmbeddedConnection> connections,
    Map<UUID, Script> scripts,
    Script otherwise,
    long firstJobId) {

  public World {
    workspaces = List.copyOf(workspaces);
    connections = List.copyOf(connections);
    scripts = Map.copyOf(scripts);
    if (workspaces.isEmpty()) {
      throw new IllegalArgumentException("a world needs at least one workspace");
    }
  }

  /** One workspace without connections. */
  public static World empty(long seed) {
    List<Workspace> workspaces = List.of(Workspace.named("Data team"));
    return new World(workspaces, List.of(), Map.of(), Script.everyday(seed), 1);
  }

  /** The workspaces and connections of the demo; not all of them are active. */
  public static World sample(long seed) {
    return SampleWorld.create(seed);
  }

  /** Adds a workspace after the others. */
  public World withWorkspace(Workspace workspace) {
    var more = new ArrayList<>(workspaces);
    more.add(workspace);
    return new World(more, connections, scripts, otherwise, firstJobId);
  }

  /** Adds an active connection to the first workspace, or renames the one with this id. */
  public World withConnection(UUID id, String name) {
    return withConnection(EmbeddedConnection.of(id, workspaces.getFirst().id(), name));
  }

  /** Adds a connection, or replaces the one with this id. */
  public World withConnection(EmbeddedConnection connection) {
    var more = new ArrayList<>(connections);
    more.removeIf(known -> known.id().equals(connection.id()));
    more.add(connection);
    return new World(workspaces, more, scripts, otherwise, firstJobId);
  }

  public World withScript(UUID connectionId, Script script) {
    var more = new HashMap<>(scripts);
    more.put(connectionId, script);
    return new World(workspaces, connections, more, otherwise, firstJobId);
  }

  public World withScript(String connectionName, Script script) {
    return withScript(connection(connectionName).id(), script);
  }

  public World otherwise(Script script) {
    return new World(workspaces, connections, scripts, script, firstJobId);
  }

  /** The connection of this name; it must exist. */
  public EmbeddedConnection connection(String name) {
    return connections.stream()
        .filter(connection -> connection.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no connection is named " + name));
  }
}
