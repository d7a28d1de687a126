package airstep.imports;

import java.util.List;
import java.util.Optional;

/**
 * What a command asks of Airbyte.
 *
 * @param script the script that it starts, or the command
 * @param allActive whether it syncs every active connection
 * @param connections the ids of the connections otherwise; empty if they are unknown
 * @param workspaces the ids of the workspaces that it is limited to; empty for all
 * @param clears whether it clears the data instead of syncing it
 * @param apiUrl the address of Airbyte's API
 * @param doubts what is not certain and has to be checked by a person
 */
record AirbyteCall(
    String script,
    boolean allActive,
    List<String> connections,
    List<String> workspaces,
    boolean clears,
    Optional<String> apiUrl,
    List<String> doubts) {
  AirbyteCall {
    connections = List.copyOf(connections);
    workspaces = List.copyOf(workspaces);
    doubts = List.copyOf(doubts);
  }
}
