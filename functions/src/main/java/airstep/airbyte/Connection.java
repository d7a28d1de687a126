package airstep.airbyte;

import airstep.text.OneLine;
import airstep.vocabulary.json.JsonObject;

/**
 * An Airbyte connection.
 *
 * @param name its name on one line; the id if the name is blank
 * @param workspaceId empty if Airbyte did not report it
 * @param breakingChange whether a breaking schema change waits for approval; only the older API
 *     reports it
 * @param schedule when Airbyte itself starts it
 */
public record Connection(
    String connectionId,
    String name,
    String workspaceId,
    ConnectionStatus status,
    boolean breakingChange,
    OwnSchedule schedule) {

  private static final int LONGEST_NAME = 100;

  /** Returns the message for a connection that is not visible. */
  public static String unknown(String connectionId) {
    return "Airbyte has no connection "
        + connectionId
        + ", or the credentials cannot see it: copy the id from the connection's URL";
  }

  /** Reads the connection in a row or an answer. Both APIs use the same fields. */
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
        row.isTrue("breakingChange"),
        OwnSchedule.read(row));
  }

  /**
   * Returns the answer if it is about the given connection.
   *
   * @throws AirbyteUnavailableException if it is about a different connection
   */
  Connection expect(String asked) {
    if (!connectionId.equalsIgnoreCase(asked)) {
      throw new AirbyteUnavailableException(
          "Airbyte answered with connection " + connectionId + " instead of " + asked);
    }
    return this;
  }

  /**
   * Returns the row of a list of a workspace's connections.
   *
   * @throws AirbyteUnavailableException if it belongs to a different workspace
   */
  Connection in(String workspace) {
    if (!workspaceId.isEmpty() && !workspaceId.equalsIgnoreCase(workspace)) {
      throw new AirbyteUnavailableException(
          "Airbyte listed connection %s of workspace %s instead of workspace %s"
              .formatted(connectionId, workspaceId, workspace));
    }
    return this;
  }
}
