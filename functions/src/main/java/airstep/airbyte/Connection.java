package airstep.airbyte;

import airstep.json.JsonObject;
import airstep.text.OneLine;

/**
 * A connection of Airbyte.
 *
 * @param name as people see it, on one line; the id where there is nothing to see
 * @param workspaceId empty if Airbyte did not say
 * @param breakingChange whether its source has changed so much that Airbyte waits for somebody's
 *     consent, as far as Airbyte says: only the older API does
 */
public record Connection(
    String connectionId,
    String name,
    String workspaceId,
    ConnectionStatus status,
    boolean breakingChange) {

  private static final int LONGEST_NAME = 100;

  /** What to say of a connection that is not shown. */
  public static String unknown(String connectionId) {
    return "Airbyte does not know connection "
        + connectionId
        + ", or does not let this key see it: copy the id from the connection's address";
  }

  /** The connection that a row or an answer holds; both APIs write it alike. */
  static Connection read(JsonObject row) {
    String connectionId = row.needText("connectionId");
    return new Connection(
        connectionId,
        row.text("name")
            .map(name -> OneLine.of(name, LONGEST_NAME))
            .filter(name -> !name.isEmpty())
            .orElse(connectionId),
        row.text("workspaceId").orElse(""),
        row.text("status").map(ConnectionStatus::of).orElse(ConnectionStatus.OTHER),
        row.isTrue("breakingChange"));
  }

  /**
   * The answer, if it is about that connection.
   *
   * @throws AirbyteUnavailableException if it is about another one
   */
  Connection expect(String asked) {
    if (!connectionId.equalsIgnoreCase(asked)) {
      throw new AirbyteUnavailableException(
          "Airbyte answered with connection " + connectionId + " when asked about " + asked);
    }
    return this;
  }

  /**
   * The row of a list of that workspace's connections.
   *
   * @throws AirbyteUnavailableException if it is of another workspace
   */
  Connection in(String workspace) {
    if (!workspaceId.isEmpty() && !workspaceId.equalsIgnoreCase(workspace)) {
      throw new AirbyteUnavailableException(
          "Airbyte listed connection "
              + connectionId
              + " of workspace "
              + workspaceId
              + " when asked for those of workspace "
              + workspace);
    }
    return this;
  }
}
