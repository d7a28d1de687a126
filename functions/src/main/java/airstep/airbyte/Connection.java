package airstep.airbyte;

import airstep.json.JsonObject;

/**
 * A connection of Airbyte.
 *
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

  /** What to say of a connection that is not shown. */
  public static String unknown(String connectionId) {
    return "Airbyte does not know connection "
        + connectionId
        + ", or does not let this key see it: copy the id from the connection's address";
  }

  /** The connection of that id, which both APIs write alike. */
  static Connection read(JsonObject row, String connectionId) {
    return new Connection(
        connectionId,
        row.text("name").orElse(connectionId),
        row.text("workspaceId").orElse(""),
        row.text("status").map(ConnectionStatus::of).orElse(ConnectionStatus.OTHER),
        row.isTrue("breakingChange"));
  }
}
